/** Where this browser keeps the form of 写作. */
export const writingFormKey = "youju-writing-form";

/** Where this tab keeps a text that is checked: it survives a reload, not the tab. */
export const checkedTextKey = "youju-checked-text";

/**
 * When somebody else may sit down here. Unsaved edits of a draft stay: they are shown only to who may open
 * that draft, and nothing of a writer's work is thrown away unasked.
 */
export function forgetWritingForm(): void {
  try {
    localStorage.removeItem(writingFormKey);
    sessionStorage.removeItem(checkedTextKey);
  } catch {
    // Switched off: then nothing was kept.
  }
}
