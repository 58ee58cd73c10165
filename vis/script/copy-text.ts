/** Copies a text; by way of a field in the page where the browser gives no access to the clipboard. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    field.style.position = 'fixed';
    field.style.opacity = '0';
    document.body.append(field);
    field.select();
    // Deprecated, and the only way without permission.
    document.execCommand('copy');
    field.remove();
  }
}
