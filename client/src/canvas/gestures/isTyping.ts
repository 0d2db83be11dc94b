/** Whether what is done there belongs to a text that is being written. */
export const isTyping = (element: Element | null): boolean =>
  element !== null && element.closest('input, textarea, select, [contenteditable="true"]') !== null;
