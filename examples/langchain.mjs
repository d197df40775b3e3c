// 有据作为 LangChain 检索器的用法：node examples/langchain.mjs [资料文件夹] [问题]
// 不需要密钥，不联网。在自己的项目里，把本程序装成依赖后写法相同。
import { StringOutputParser } from "@langchain/core/output_parsers";
import { ChatPromptTemplate } from "@langchain/core/prompts";
import { RunnableLambda, RunnablePassthrough, RunnableSequence } from "@langchain/core/runnables";
import { openEmbeddings, openYouju } from "youju";

const [knowledgeDir, question = "科级干部一年要培训多少学时？"] = process.argv.slice(2);

const youju = await openYouju(knowledgeDir === undefined ? {} : { knowledgeDir });
const retriever = youju.retriever({ k: 3, kind: "policy" });

// 检索器是一个 Runnable，可以接在任何链条里；最后一步换成自己的对话模型即可。
const chain = RunnableSequence.from([
  {
    context: retriever.pipe((documents) =>
      documents
        .map(({ pageContent, metadata }, at) => `[${at + 1}] 《${metadata.title}》${pageContent}`)
        .join("\n"),
    ),
    question: new RunnablePassthrough(),
  },
  ChatPromptTemplate.fromTemplate("只根据下列条文回答，注明条文编号。\n{context}\n\n问：{question}"),
  RunnableLambda.from((prompt) => prompt.toString()),
  new StringOutputParser(),
]);
console.log(await chain.invoke(question));

// 内置向量模型也可以单独用在 LangChain 的向量库里。
const embeddings = await openEmbeddings();
const [near, far] = await embeddings.embedDocuments(["领导干部的配偶经商办企业", "党费按月交纳"]);
const asked = await embeddings.embedQuery("当官的媳妇能做生意吗");
const similarity = (vector) => vector.reduce((sum, value, at) => sum + value * asked[at], 0).toFixed(2);
console.log(`${embeddings.model}：${similarity(near)} > ${similarity(far)}`);

await youju.close();
