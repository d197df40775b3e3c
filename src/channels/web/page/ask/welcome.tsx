import { Alert } from "antd";
import type { Status } from "../api/youju.ts";
import { texts } from "../texts.ts";
import { ReloadButton } from "../shared/reload-button.tsx";

interface WelcomeProps {
  readonly status: Status;
  readonly onAsk: (question: string) => void;
  readonly onReloaded: () => void;
}

/** What a newcomer sees: what this is, questions that work, how to add files. */
export function Welcome({ status, onAsk, onReloaded }: WelcomeProps) {
  const { welcome } = texts;
  const empty = status.documents === 0;
  return (
    <div className="welcome">
      <h2 className="welcome-title">{welcome.title}</h2>
      <p className="welcome-lead">{welcome.lead}</p>
      {empty ? (
        <Alert type="info" showIcon title={welcome.empty} />
      ) : (
        <section>
          <h3 className="section-title">{welcome.examplesTitle}</h3>
          <ul className="examples">
            {welcome.examples.map((example) => (
              <li key={example}>
                <button type="button" className="example" onClick={() => onAsk(example)}>
                  {example}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="add-files">
        <h3 className="section-title">{welcome.addFilesTitle}</h3>
        <p>{status.role === "admin" ? welcome.addFiles : welcome.addFilesStaff}</p>
        {!empty && <p className="muted">{welcome.held(status.documents, status.policies, status.reports)}</p>}
        {status.notices.map((notice) => (
          <p key={notice} className="muted small">
            {notice}
          </p>
        ))}
        {status.role === "admin" && <ReloadButton onReloaded={onReloaded} />}
      </section>
    </div>
  );
}
