import { Button } from "antd";
import type { DraftRequest } from "../../../../../domain/draft.ts";
import { fetchKinds } from "../../api/writing.ts";
import { LoadFailure } from "../../shared/load-failure.tsx";
import { useFetched } from "../../state/use-fetched.ts";
import { writingTexts } from "../../texts/writing.ts";
import { CheckListIcon } from "../shared/writing-icons.tsx";
import { useKeptValue } from "../state/kept-value.ts";
import { DraftList } from "./draft-list.tsx";
import { RequestForm } from "./request-form.tsx";
import { emptyForm, isForm, isUntouched, toRequest } from "./writing-request.ts";

/** Where writing begins: a new draft, one's own text to be checked, or a draft kept before. */
export function StartPage({ onBegin }: { onBegin: (request: DraftRequest) => void }) {
  const { start } = writingTexts;
  const kinds = useFetched(fetchKinds);
  const [form, setForm] = useKeptValue("youju-writing-form", emptyForm, isForm);
  const untouched = isUntouched(form);
  return (
    <div className="room is-wide start">
      <div className="start-main">
        <h2 className="room-title">{start.title}</h2>
        <p className="muted">{start.lead}</p>
        {kinds.failure !== null && <LoadFailure message={kinds.failure} onRetry={kinds.refresh} />}
        <RequestForm
          form={form}
          kinds={kinds.value ?? []}
          onChange={setForm}
          onBegin={() => onBegin(toRequest(form))}
          onClear={untouched ? null : () => setForm(emptyForm)}
        />
      </div>
      <aside className="start-side">
        {untouched && (
          <section>
            <h3 className="section-title">{start.examplesTitle}</h3>
            <ul className="examples start-examples">
              {start.examples.map((request) => (
                <li key={request}>
                  <button type="button" className="example" onClick={() => setForm({ ...form, request })}>
                    {request}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
        <section className="start-check">
          <h3 className="section-title">{start.check}</h3>
          <p className="muted small">{start.checkLead}</p>
          <Button icon={<CheckListIcon />} href="#/write/check">
            {start.check}
          </Button>
        </section>
        <DraftList />
      </aside>
    </div>
  );
}
