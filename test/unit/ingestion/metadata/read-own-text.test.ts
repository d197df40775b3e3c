import { describe, expect, it } from "vitest";
import { readOwnText } from "../../../../src/ingestion/metadata/read-own-text.ts";
import { isoDate } from "../../../../src/ingestion/metadata/dates.ts";

const read = (...texts: string[]) =>
  readOwnText(texts.map((text, at) => ({ text, level: at === 0 ? 1 : 0 })));
const body = Array.from({ length: 20 }, (_, at) => `第${at + 1}条　各级党组织应当认真落实，确保取得实效。`);

describe("isoDate", () => {
  it.each([
    ["2024年3月1日", "2024-03-01"],
    ["二〇二四年十二月三十一日", "2024-12-31"],
    ["二○一九年元月八日", "2019-01-08"],
    ["自2024-1-5起", "2024-01-05"],
    ["2024年13月1日", null],
    ["2024年", null],
  ])("reads %s", (text, date) => {
    expect(isoDate(text)).toBe(date);
  });
});

describe("readOwnText", () => {
  it("reads issuer and dates under the title", () => {
    expect(read("干部培训条例", "（2023年9月19日中共中央印发）", ...body)).toMatchObject({
      issuer: "中共中央",
      issuedOn: "2023-09-19",
      effectiveOn: null,
    });
    expect(
      read(
        "公务员法",
        "2005年4月27日通过　2018年12月29日第十三届全国人民代表大会常务委员会第七次会议修订",
        ...body,
      ),
    ).toMatchObject({ issuer: "全国人民代表大会常务委员会", issuedOn: "2018-12-29" });
  });

  it("reads the signature, several bodies in one, and the day of issue as the day of effect", () => {
    const own = read(
      "通知",
      ...body,
      "本办法自印发之日起施行。",
      "中共清河区委组织部",
      "清河区人力资源和社会保障局",
      "2024年3月1日",
    );
    expect(own).toMatchObject({
      issuer: "中共清河区委组织部、清河区人力资源和社会保障局",
      issuedOn: "2024-03-01",
      effectiveOn: "2024-03-01",
      effectiveSaid: null,
    });
  });

  it("reads 自…起施行 and what is repealed, by title and date", () => {
    const own = read(
      "干部考核条例",
      ...body,
      "第二十一条　本条例自2019年4月7日起施行。1998年5月26日中共中央组织部印发的《干部考核暂行规定》同时废止。",
    );
    expect(own).toMatchObject({
      effectiveOn: "2019-04-07",
      effectiveSaid: "2019-04-07",
      repeals: [{ title: "干部考核暂行规定", issuedOn: "1998-05-26" }],
    });
  });

  it("reads every title of one sentence, and none that is only named", () => {
    const own = read(
      "办法",
      ...body,
      "《甲办法》《乙办法（试行）》同时废止。",
      "依照《丙条例》执行。此前规定与本办法不一致的，以本办法为准。",
    );
    expect(own.repeals.map(({ title }) => title)).toEqual(["甲办法", "乙办法（试行）"]);
  });

  it("reads a decision that does nothing but repeal", () => {
    const own = read(
      "关于废止部分党内法规的决定",
      "经研究，决定废止下列文件：",
      "1.《甲规定》（1998年）",
      "2.《乙规定》",
    );
    expect(own.repeals.map(({ title }) => title)).toEqual(["甲规定", "乙规定"]);
  });

  it("reads 有效期至 and 有效期五年 from the day it came into force", () => {
    expect(read("办法", ...body, "本办法自2024年1月1日起施行，有效期至2026年12月31日。").expiresOn).toBe(
      "2026-12-31",
    );
    expect(read("办法", ...body, "本办法自2024年1月1日起施行，有效期五年。").expiresOn).toBe("2029-01-01");
    expect(read("办法", ...body, "公示的有效期为5年。").expiresOn).toBeNull();
  });

  it("reads a note of repeal at the head, and no sentence about repealing", () => {
    expect(read("办法", "（已废止）", ...body).status).toBe("已废止");
    expect(read("办法", "【本办法已失效】", ...body).status).toBe("已失效");
    expect(read("办法", "对已废止的文件应当及时清理。", ...body).status).toBeNull();
  });

  it("reads the number under the title", () => {
    expect(read("意见", "（中发〔2008〕13号　2008年9月3日）", ...body).documentNumber).toBe(
      "中发〔2008〕13号",
    );
  });
});
