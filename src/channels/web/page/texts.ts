import { adminTexts } from "./texts/admin.ts";
import { libraryTexts } from "./texts/library.ts";
import { materialsTexts } from "./texts/materials.ts";

/** Every word the page shows, in one place; what one room alone needs is in texts/. */
export const texts = {
  name: "有据",
  latinName: "Youju",
  tagline: "问有出处，写有依据",

  rooms: { label: "房间", ask: "问答", write: "写作", materials: "素材", library: "资料", admin: "管理" },

  welcome: {
    title: "有什么想问的？",
    lead: "直接写问题。答案只从本单位的政策文件和历年材料里来，每一处都能点开看出处。",
    examplesTitle: "可以这样问",
    examples: [
      "换届“十个严禁”是哪些？",
      "科级干部一年要培训多少学时？",
      "党支部党员大会多久开一次？",
      "发展对象公示要几天？",
      "提拔干部任前公示多少天？",
      "民主生活会每年开几次？",
    ],
    addFilesTitle: "怎样加入自己的资料",
    addFiles:
      "在“资料”里拖入文件，或把文件放进资料文件夹（政策放 policies，历年材料放 reports），再点“更新资料”。",
    addFilesStaff: "请管理员加入文件并更新资料。",
    empty: "资料库还是空的，先加入资料才能回答。",
    held: (documents: number, policies: number, reports: number) =>
      `现有 ${documents} 份资料：政策文件 ${policies} 份，历年材料 ${reports} 份`,
  },

  composer: {
    placeholder: "写下要问的问题",
    label: "问题",
    hint: "Enter 发送，Shift + Enter 换行",
    send: "发送",
    stop: "停止",
  },

  conversations: {
    label: "对话",
    show: "以前的对话",
    none: "提问以后，对话会列在这里。",
    kept: "对话只保存在这台电脑的浏览器里",
    groups: { today: "今天", week: "最近七天", earlier: "更早" },
    actions: (title: string) => `“${title}”的操作`,
    rename: "改名",
    newTitle: "新的名称",
    remove: "删除",
    confirmRemove: "删除这个对话？",
    ok: "删除",
    cancel: "取消",
  },

  feedback: {
    label: "这个答案有用吗",
    up: "有用",
    down: "没用",
    why: "哪里不对？（可不写）",
    reasons: ["答非所问", "依据不对", "不完整", "已经过时"],
    send: "发送",
    thanks: "已记下，谢谢",
    note: "会连同这个问题交给管理员，不记录是谁",
  },

  oneOff: {
    attach: "附上一个文件，只问这一次",
    about: (name: string) => `只依据“${name}”回答，不存盘`,
    detach: "不再问这个文件",
    drop: "松开后，下一个问题只依据这个文件回答，不存盘",
    notKept: "关于附件的回答没有保存，要再看请重新附上文件提问。",
    shown: "一次性附件，没有存入资料库，关闭页面后不再保留。",
    gone: "附件没有保存，请重新附上文件再问。",
  },

  answer: {
    searching: "正在查找条文…",
    found: (count: number) => `找到 ${count} 处条文，正在整理…`,
    stopped: "已停止",
    refusedTitle: "资料库里没有找到依据",
    failedTitle: "没能答完",
    retry: "重试",
    sources: "出处",
    nearest: "最接近的条文",
    related: "另见",
    steps: (count: number) => `列成表（${count} 步）`,
    next: "接着问",
    nextQuestion: (title: string, article: string) => `${title}${article}是怎么规定的？`,
    unsupported: "以下内容没有找到依据，请勿直接引用",
    notesLabel: "说明",
    took: (ms: number) =>
      ms < 1000 ? `用时 ${Math.max(1, Math.round(ms))} 毫秒` : `用时 ${(ms / 1000).toFixed(1)} 秒`,
    extractive: "逐字摘自资料",
    generated: "由模型整理，以出处为准",
  },

  source: {
    open: "查看出处",
    openHint: "点击查看出处",
    mark: (n: number, title: string) => `出处 ${n}：${title}`,
    supersededBy: (title: string) => `本文已由《${title}》取代，只作历史依据。`,
    openCurrent: "打开现行版本",
    notCurrent: (status: string) => `本文${status}，引用前请核对现行规定。`,
    textKinds: { original: "", digest: "【要点摘编，非原文】", example: "【示例，非真实数据】" },
    unknownStatus: "效力未知",
    issuer: "发布机关",
    number: "文号",
    issuedOn: "发布",
    effectiveOn: "施行",
    period: "年度",
    file: "文件",
    close: "关闭",
    previous: "上一处",
    next: "下一处",
    quoted: (index: number, count: number) => `引用 ${index}/${count}`,
    loading: "正在打开资料…",
  },

  copy: {
    answer: "复制答案",
    answerWithSources: "复制答案和出处",
    done: "已复制",
    failed: "复制失败，请手动选择文字复制",
    table: "复制表格",
    sourcesHeading: "出处：",
    citation: "复制引用",
    forms: { text: "正文", sentence: "引用句", sourced: "带出处" },
  },

  reload: {
    start: "更新资料",
    running: "正在更新…",
    stages: { scan: "查看文件", read: "读取", embed: "编码", index: "建索引", commit: "保存" },
    progress: (stage: string, done: number, total: number) => `${stage} ${done} / ${total}`,
    copyList: "复制清单",
    done: (added: number, changed: number, removed: number) =>
      added + changed + removed === 0
        ? "资料没有变化"
        : `已更新：新增 ${added} 份，修改 ${changed} 份，移除 ${removed} 份`,
    rejected: (count: number) => `有 ${count} 个文件没能读取：`,
    warned: (count: number) => `有 ${count} 个文件需要留意：`,
  },

  actors: {
    local: "本机",
    admin: "管理员口令",
    staff: "工作人员口令",
    start: "启动时",
    watch: "自动",
    cli: "命令行",
  },

  table: { more: (count: number) => `再显示一些（还有 ${count} 行）` },

  materials: materialsTexts,
  library: libraryTexts,
  admin: adminTexts,

  header: {
    newConversation: "新对话",
    light: "切换到浅色",
    dark: "切换到深色",
    logout: "退出登录",
  },

  login: {
    title: "登录",
    lead: "请输入管理员给你的口令。",
    label: "口令",
    submit: "登录",
  },

  failure: {
    offline: "连不上有据的服务，请确认它正在运行后重试。",
    interrupted: "连接中断了，答案可能不完整。",
    unknown: "出了点问题，请稍后重试。",
    crashed: "这一页没能打开。服务可能刚更新过，请刷新页面。",
    refresh: "刷新页面",
    retry: "重试",
  },
} as const;
