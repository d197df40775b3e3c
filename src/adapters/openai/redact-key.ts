/** Some servers repeat the key, whole or in part, in what they say; none of it may reach a log. */
export function withoutKey(text: string, apiKey: string | null): string {
  const plain = apiKey === null ? text : text.replaceAll(apiKey, "***");
  return plain.replaceAll(/\bsk-[\w*-]+/gu, "***").replaceAll(/\bBearer\s+\S+/giu, "Bearer ***");
}
