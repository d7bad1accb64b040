/**
 * A bookmark that opens the selected text of any page in this copy, behind "#", which is not sent
 * to a host. Where nothing is selected it asks with `question`. `page` is the address of this copy.
 */
export function writeBookmarklet(page: string, question: string): string {
  const [address = ''] = page.split(/[?#]/, 1);
  const code = [
    'const f=document.activeElement||{}',
    // The selection inside a text field is not one of the page.
    't=String(getSelection())||String(f.value||"").slice(f.selectionStart||0,f.selectionEnd||0)',
    `s=t||prompt(${JSON.stringify(question)})`,
  ].join(',');
  const open = `open(${JSON.stringify(`${address}#token=`)}+encodeURIComponent(s),"_blank","noopener")`;
  return `javascript:${encodeURIComponent(`(()=>{${code};s&&${open}})()`)}`;
}
