import { existsSync } from "node:fs";
import { DatabaseSync } from "@photostructure/sqlite";

/**
 * Deletes a person's messages from the chat store, and their grant when `access`; a serving process may have
 * it open. Not by opening the store as the channel does: that would put aside what is being answered.
 */
export function forgetChats(
  file: string,
  id: number,
  access: boolean,
): { readonly messages: number; readonly grant: boolean } {
  if (!existsSync(file)) return { messages: 0, grant: false };
  const database = new DatabaseSync(file);
  try {
    // What is deleted does not stay behind in free pages, nor in the log beside the file.
    database.exec("pragma busy_timeout = 5000; pragma secure_delete = on");
    const from = ["message", "callback_query", "inline_query"].map((kind) => `$.${kind}.from.id`);
    const messages = database
      .prepare(
        `delete from updates where case when json_valid(body)
           then json_extract(body, '${from[0]}') is ?1 or json_extract(body, '${from[1]}') is ?1
             or json_extract(body, '${from[2]}') is ?1 end`,
      )
      .run(id).changes;
    const grant = access && database.prepare("delete from grants where id = ?").run(id).changes > 0;
    database.exec("pragma wal_checkpoint(truncate)");
    return { messages, grant };
  } finally {
    database.close();
  }
}
