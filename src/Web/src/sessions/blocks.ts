const fence = /^ {0,3}(`{3,}|~{3,})/;
/** What goes on with what stands above it, beyond a blank line: what is indented, and the next item of a list. */
const goesOn = /^(\s|[-*+]\s|\d{1,9}[.)]\s)/;
/** What is referred to from anywhere. */
const definition = /^ {0,3}\[[^\]]+\]:/m;

/**
 * Splits markdown where each part means by itself what it means in the whole: at blank lines, outside of fences. While a reply comes,
 * only its last part changes then.
 */
export function blocksOf(text: string): string[] {
  if (definition.test(text)) return [text];
  const blocks: string[] = [];
  let block: string[] = [];
  let open: string | null = null;
  for (const line of text.split('\n')) {
    const isAfterBlank = block.at(-1)?.trim() === '';
    if (open === null && isAfterBlank && line.trim() !== '' && !goesOn.test(line)) {
      blocks.push(block.join('\n'));
      block = [];
    }
    block.push(line);
    const mark = fence.exec(line)?.[1];
    if (open === null) open = mark ?? null;
    else if (mark?.startsWith(open) && line.trim() === mark) open = null;
  }
  blocks.push(block.join('\n'));
  return blocks;
}
