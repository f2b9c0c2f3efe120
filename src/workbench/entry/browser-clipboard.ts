/** The browser's clipboard, with what Excel and WPS say about number formats left in. */

declare global {
  interface Clipboard {
    /** Chrome and Edge hand over the HTML as it was written when asked; others ignore the wish. */
    read(wish?: { readonly unsanitized: readonly string[] }): Promise<ClipboardItems>;
  }
}

export interface ClipboardContent {
  readonly text: string;
  readonly html: string;
}

/** By a copy event of our own where the browser lets us: its newer interface takes the number formats out. */
export async function putOnClipboard(content: ClipboardContent): Promise<void> {
  if (putByEvent(content)) return;
  const item = (type: string, text: string): [string, Blob] => [type, new Blob([text], { type })];
  await navigator.clipboard.write([
    new ClipboardItem(Object.fromEntries([item('text/plain', content.text), item('text/html', content.html)])),
  ]);
}

function putByEvent({ text, html }: ClipboardContent): boolean {
  let put = false;
  const fill = (event: ClipboardEvent): void => {
    if (event.clipboardData === null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData.setData('text/plain', text);
    event.clipboardData.setData('text/html', html);
    put = true;
  };
  document.addEventListener('copy', fill, { capture: true });
  try {
    document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', fill, { capture: true });
  }
  return put;
}

/** For the menu's 粘贴; the browser may ask the person. Empty when there is nothing, or no leave to read it. */
export async function takeFromClipboard(): Promise<ClipboardContent> {
  const nothing = { text: '', html: '' };
  try {
    const [item] = await navigator.clipboard.read({ unsanitized: ['text/html'] });
    if (item === undefined) return nothing;
    const read = async (type: string): Promise<string> =>
      item.types.includes(type) ? (await item.getType(type)).text() : '';
    return { text: await read('text/plain'), html: await read('text/html') };
  } catch {
    return nothing;
  }
}
