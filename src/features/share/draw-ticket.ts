import type { TicketLine } from '../../core/share/ticket-lines.ts';
import { downloadBlob } from '../../ui/download.ts';

/** All in CSS pixels; the picture has twice as many of its own. */
const SCALE = 2;
const WIDTH = 720;
const MARGIN = 24;

const SANS = 'Inter, system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif';
const MONO = 'ui-monospace, SFMono-Regular, Menlo, "DejaVu Sans Mono", monospace';

/** A picture is looked at anywhere, so it has colours of its own: dark on white. */
const LOOKS = {
  title: { font: `600 18px ${SANS}`, height: 26, before: 0, colour: '#18181b' },
  heading: { font: `600 14px ${SANS}`, height: 20, before: 14, colour: '#18181b' },
  text: { font: `13px ${SANS}`, height: 19, before: 0, colour: '#18181b' },
  muted: { font: `12px ${SANS}`, height: 18, before: 0, colour: '#5b5b66' },
  code: { font: `12px ${MONO}`, height: 18, before: 0, colour: '#1e293b' },
} as const satisfies Record<TicketLine['look'], object>;

/** Draws the report on a canvas, as high as it needs. */
export function drawTicket(canvas: HTMLCanvasElement, lines: readonly TicketLine[]): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const rows = lines.flatMap((line) => breakLine(context, line));
  const height = rows.reduce((sum, { look, isFirst }) => sum + heightOf(look, isFirst), 2 * MARGIN);
  canvas.width = WIDTH * SCALE;
  canvas.height = height * SCALE;
  context.scale(SCALE, SCALE);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, WIDTH, height);
  context.textBaseline = 'middle';
  let top = MARGIN;
  for (const { look, text, isFirst } of rows) {
    const { font, colour, height: rowHeight } = LOOKS[look];
    top += heightOf(look, isFirst);
    context.font = font;
    context.fillStyle = colour;
    context.fillText(text, MARGIN, top - rowHeight / 2);
  }
}

interface Row extends TicketLine {
  /** Of a line that was broken: whether it begins here. */
  readonly isFirst: boolean;
}

function heightOf(look: TicketLine['look'], isFirst: boolean): number {
  const { height, before } = LOOKS[look];
  return height + (isFirst ? before : 0);
}

/** Breaks between words, and within a word that is wider than the picture. */
function breakLine(context: CanvasRenderingContext2D, { look, text }: TicketLine): Row[] {
  context.font = LOOKS[look].font;
  const rows: string[] = [];
  let row = '';
  for (const piece of text.match(/(?<!\s)\s*\S{1,24}/g) ?? ['']) {
    if (row !== '' && context.measureText(row + piece).width > WIDTH - 2 * MARGIN) {
      rows.push(row);
      row = look === 'code' ? `    ${piece.trimStart()}` : piece.trimStart();
    } else row += piece;
  }
  rows.push(row);
  return rows.map((broken, index) => ({ look, text: broken, isFirst: index === 0 }));
}

/** Puts the picture on the clipboard; false where the browser does not let us. */
export async function copyPicture(canvas: HTMLCanvasElement): Promise<boolean> {
  const picture = await pictureOf(canvas);
  if (!picture) return false;
  try {
    await navigator.clipboard.write([new ClipboardItem({ [picture.type]: picture })]);
    return true;
  } catch {
    return false;
  }
}

/** CommandHost the picture to the user as a file. */
export async function downloadPicture(canvas: HTMLCanvasElement, name: string): Promise<boolean> {
  const picture = await pictureOf(canvas);
  if (picture) downloadBlob(name, picture);
  return picture !== null;
}

function pictureOf(canvas: HTMLCanvasElement): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
