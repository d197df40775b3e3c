import { Component, type ReactNode } from "react";
import { texts } from "../texts.ts";

/** Shows a calm line instead of an empty page when drawing fails. */
export class CrashBoundary extends Component<
  { readonly children: ReactNode },
  { readonly crashed: boolean }
> {
  override readonly state = { crashed: false };

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }

  override render(): ReactNode {
    return this.state.crashed ? <p className="crashed">{texts.failure.crashed}</p> : this.props.children;
  }
}
