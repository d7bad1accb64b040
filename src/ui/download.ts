/** Saves a text on the user’s device as a file; nothing is requested from any host. */
export function downloadText(name: string, text: string, type: string): void {
  downloadBlob(name, new Blob([text], { type }));
}

/** Saves other data the same way. */
export function downloadBlob(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has not read it yet when click() returns.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
