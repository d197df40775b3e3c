import { Component, type ReactNode } from "react";
import { texts } from "../texts.ts";

interface CrashBoundaryProps {
  readonly children: ReactNode;
}

/**
 * Shows a calm line and the way on instead of an empty page when drawing fails; also when a part of the page
 * cannot be fetched, as after an update of the program under an open page.
 */
export class CrashBoundary extends Component<CrashBoundaryProps, { readonly crashed: boolean }> {
  override readonly state = { crashed: false };

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }

  override render(): ReactNode {
    if (!this.state.crashed) return this.props.children;
    return (
      <div className="crashed" role="alert">
        <p>{texts.failure.crashed}</p>
        <button type="button" className="example" onClick={() => location.reload()}>
          {texts.failure.refresh}
        </button>
      </div>
    );
  }
}
