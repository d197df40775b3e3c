import { Alert, Button } from "antd";
import { useState } from "react";
import type { DraftRequest, ProposedOutline } from "../../../../../domain/writing/draft.ts";
import type { Materials } from "../../../../../domain/writing/materials.ts";
import { messageOf } from "../../api/http.ts";
import { fetchKinds, proposeOutline } from "../../api/writing.ts";
import { LoadFailure } from "../../shared/load-failure.tsx";
import { dropAllPrecedents, useChosenPrecedents } from "../../state/chosen-precedents.ts";
import { writingFormKey } from "../../state/forget-writing.ts";
import { useFetched } from "../../state/use-fetched.ts";
import { writingTexts } from "../../texts/writing.ts";
import { CheckListIcon } from "../shared/writing-icons.tsx";
import { useKeptValue } from "../state/kept-value.ts";
import { ChosenModels } from "./chosen-models.tsx";
import { DraftList } from "./draft-list.tsx";
import { MaterialsBox } from "./materials-box.tsx";
import { OutlineEditor } from "./outline-editor.tsx";
import { toOutline } from "./outline-changes.ts";
import { RequestForm } from "./request-form.tsx";
import { emptyForm, isForm, isUntouched, toRequest, yearOf } from "./writing-request.ts";

/** Where writing begins: a new draft, one's own text to be checked, or a draft kept before. */
export function StartPage({ onBegin }: { onBegin: (request: DraftRequest) => void }) {
  const { start } = writingTexts;
  const kinds = useFetched(fetchKinds);
  const chosen = useChosenPrecedents();
  const [form, setForm] = useKeptValue(writingFormKey, emptyForm, isForm);
  const [materials, setMaterials] = useState<Materials | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const [outline, setOutline] = useState<ProposedOutline | null>(null);
  const [making, setMaking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const request = (): DraftRequest => {
    const asked = toRequest(form);
    const handedIn = (materials?.facts ?? []).filter((_, index) => ticked.has(index));
    return {
      ...asked,
      facts: [...(asked.facts ?? []), ...handedIn.map(({ text, source }) => ({ text, source }))],
      ...(chosen.length === 0
        ? {}
        : { precedents: chosen.map(({ file, start: from, end }) => ({ file, start: from, end })) }),
    };
  };
  const begin = (asked: DraftRequest): void => {
    dropAllPrecedents();
    onBegin(asked);
  };
  const makeOutline = (): void => {
    setMaking(true);
    setFailure(null);
    proposeOutline(request())
      .then(setOutline, (error: unknown) => setFailure(messageOf(error)))
      .finally(() => setMaking(false));
  };

  if (outline !== null)
    return (
      <div className="room">
        <OutlineEditor
          outline={outline}
          onChange={setOutline}
          onBack={() => setOutline(null)}
          onBegin={() =>
            begin({ ...request(), kind: outline.kind, whole: true, outline: toOutline(outline) })
          }
        />
      </div>
    );
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
          making={making}
          onChange={setForm}
          onBegin={() => begin(request())}
          onOutline={makeOutline}
          onClear={untouched ? null : () => setForm(emptyForm)}
        >
          <MaterialsBox
            year={yearOf(form.request)}
            materials={materials}
            ticked={ticked}
            onRead={(read) => {
              setMaterials(read);
              setTicked(new Set());
            }}
            onTick={setTicked}
          />
          <ChosenModels chosen={chosen} />
          {failure !== null && <Alert className="failure" type="warning" showIcon title={failure} />}
        </RequestForm>
      </div>
      <aside className="start-side">
        {untouched && (
          <section>
            <h3 className="section-title">{start.examplesTitle}</h3>
            <ul className="examples start-examples">
              {start.examples.map((example) => (
                <li key={example}>
                  <button
                    type="button"
                    className="example"
                    onClick={() => setForm({ ...form, request: example })}
                  >
                    {example}
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
