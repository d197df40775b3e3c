import { createOpenAiChatModel } from "../../src/adapters/openai/chat-model.ts";
import { says, startFakeChat } from "../support/fake-chat.ts";
import { createScriptedChatModel } from "../support/scripted-chat-model.ts";
import { testChatModel } from "./chat-model.ts";

testChatModel("an OpenAI-compatible endpoint", async (replies) => {
  const server = await startFakeChat();
  server.script(...replies.map((reply) => says(reply)));
  const model = createOpenAiChatModel({
    model: "m",
    baseUrl: server.url,
    apiKey: null,
    isOutside: false,
    retries: 0,
  });
  return { ...model, [Symbol.asyncDispose]: () => server.close() };
});

testChatModel("the tests' scripted one", (replies) => {
  const model = createScriptedChatModel((_request, index) => replies[index] ?? new Error("nothing scripted"));
  return Promise.resolve({ ...model, [Symbol.asyncDispose]: () => Promise.resolve() });
});
