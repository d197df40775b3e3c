import { Checkbox, Segmented } from "antd";
import { useMemo } from "react";
import type { User } from "../../../../../domain/people/user.ts";
import { fetchDocuments } from "../../api/library.ts";
import { useFetched } from "../../state/use-fetched.ts";
import { texts } from "../../texts.ts";

export type Rights = Pick<User, "role" | "collections">;

interface RightsFieldsProps {
  readonly rights: Rights;
  readonly onChange: (rights: Rights) => void;
  /** Only the role that is given may be had. */
  readonly roleFixed?: boolean;
}

/** Role, and the folders whose documents may be searched. */
export function RightsFields({ rights, onChange, roleFixed = false }: RightsFieldsProps) {
  const { users: words } = texts.admin;
  const known = useCollections();
  const { role, collections } = rights;
  const chosen = collections === "all" ? [] : collections;
  // One that holds no document any more stays visible as long as it is granted.
  const all = [...new Set([...known, ...chosen])];
  const toggle = (name: string, on: boolean): void => {
    const next = on ? [...chosen, name] : chosen.filter((other) => other !== name);
    onChange({ role, collections: next.length === 0 ? "all" : next });
  };
  return (
    <>
      <Segmented
        disabled={roleFixed}
        value={role}
        onChange={(value) => onChange({ role: value, collections })}
        options={(["staff", "admin"] as const).map((value) => ({ value, label: words.roles[value] }))}
      />
      <fieldset className="choices">
        <legend>{words.collections}</legend>
        <Checkbox checked={collections === "all"} onChange={() => onChange({ role, collections: "all" })}>
          {words.all}
        </Checkbox>
        {all.map((name) => (
          <Checkbox
            key={name}
            checked={chosen.includes(name)}
            onChange={(event) => toggle(name, event.target.checked)}
          >
            {collectionName(name)}
          </Checkbox>
        ))}
        <p className="muted small">{words.collectionsHint}</p>
      </fieldset>
    </>
  );
}

/** The two folders every knowledge folder begins with are known by what is in them. */
function collectionName(name: string): string {
  const { folders } = texts.library;
  return name in folders ? `${folders[name as keyof typeof folders]}（${name}）` : name;
}

/** First folders of the documents that are held. */
function useCollections(): readonly string[] {
  const { value: documents } = useFetched(fetchDocuments);
  return useMemo(() => {
    const folders = (documents ?? []).flatMap(({ file }) =>
      file.includes("/") ? [file.split("/")[0] ?? ""] : [],
    );
    return [...new Set(folders)].sort((left, right) => left.localeCompare(right, "zh-CN"));
  }, [documents]);
}
