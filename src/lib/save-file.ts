/** Hands bytes to the browser as a download. */
export function saveFile(blob: Blob, fileName: string): void {
  const address = addressOfBlob(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
}

/** An address that shows the bytes, for a minute: some browsers read it after the click has returned. */
export function addressOfBlob(blob: Blob): string {
  const address = URL.createObjectURL(blob);
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return address;
}
