/** 18 digits with a plausible birth date, the last may be X; or the old 15. */
const identityCard =
  /(?<![\dA-Za-z])(?:[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]|[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3})(?![\dA-Za-z])/gu;
/** A mobile number, also in groups: 138 0013 8000; a landline with its area code. */
const telephone = /(?<!\d)(?:(?:\+?86[-\s]?)?1[3-9]\d(?:[-\s]?\d{4}){2}|0\d{2,3}[-\s－—]\d{7,8})(?!\d)/gu;

/** The text as it may go to an endpoint outside: ID-card and telephone numbers are blanked. */
export function maskPersonal(text: string): string {
  return text.replaceAll(identityCard, "［身份证号］").replaceAll(telephone, "［电话号码］");
}
