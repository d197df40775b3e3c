import { Alert, Button } from "antd";
import { useState } from "react";
import type { ModelTrial } from "../../../../../domain/operation/installation.ts";
import { tryModel } from "../../api/admin.ts";
import { messageOf } from "../../api/http.ts";
import { duration } from "../../text/figures.ts";
import { texts } from "../../texts.ts";

type State = "idle" | "trying" | ModelTrial | { readonly failure: string };

/** Whether the model answers: asked only when somebody wants to know, because it may cost money. */
export function ModelHealth({ mode }: { mode: "generated" | "extractive" }) {
  const { model: words } = texts.admin;
  const [state, setState] = useState<State>("idle");
  const run = (): void => {
    setState("trying");
    tryModel().then(setState, (error: unknown) => setState({ failure: messageOf(error) }));
  };
  return (
    <section className="card">
      <div className="card-head">
        <h3>{words.title}</h3>
        {mode === "generated" && (
          <Button size="small" loading={state === "trying"} onClick={run}>
            {words.run}
          </Button>
        )}
      </div>
      {mode === "extractive" ? (
        <p className="muted">{words.none}</p>
      ) : (
        <div aria-live="polite">
          {state === "idle" && <p className="muted">{words.lead}</p>}
          {typeof state === "object" && <Outcome state={state} />}
        </div>
      )}
    </section>
  );
}

function Outcome({ state }: { state: ModelTrial | { readonly failure: string } }) {
  const { model: words } = texts.admin;
  if ("failure" in state) return <Alert type="warning" showIcon title={state.failure} />;
  const { model, ok, took_ms: took, fault } = state;
  if (ok) return <Alert type="success" showIcon title={words.good(model ?? "", duration(took))} />;
  return <Alert type="error" showIcon title={words.bad(model ?? "")} description={fault} />;
}
