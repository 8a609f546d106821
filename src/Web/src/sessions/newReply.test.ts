import { expect, it } from 'vitest';
import { emptyExchange, type Exchange } from './conversation';
import { noNewReply, toReadAloud, withExchanges } from './newReply';

const exchange = (clientMessageId: string, status: Exchange['status']): Exchange => ({
  ...emptyExchange(clientMessageId, 'p', ''),
  status,
  reply: `Reply to ${clientMessageId}`,
});

/** What is read aloud as one sees a conversation become this and that. */
function hear(...moments: Exchange[][]): string[] {
  let known = noNewReply;
  return moments.map((exchanges) => {
    known = withExchanges(known, exchanges);
    return toReadAloud(known, exchanges);
  });
}

const old = exchange('old', 'done');

it('reads a reply aloud once it is complete, until more is said', () => {
  const heard = hear(
    [old, exchange('new', 'sending')],
    [old, exchange('new', 'speaking')],
    [old, exchange('new', 'done')],
    [old, exchange('new', 'done')],
    [old, exchange('new', 'done'), exchange('next', 'waiting')],
  );
  expect(heard).toEqual(['', '', 'Reply to new', 'Reply to new', '']);
});

it('reads nothing aloud of what was there before, or comes of the history', () => {
  expect(hear([old])).toEqual(['']);
  expect(hear([], [exchange('older', 'done'), old], [exchange('oldest', 'done'), exchange('older', 'done'), old])).toEqual(['', '', '']);
});

it('reads no old reply aloud when what followed it is taken back or has failed', () => {
  expect(hear([old, exchange('new', 'sending')], [old])).toEqual(['', '']);
  expect(hear([old, exchange('new', 'waiting')], [old, exchange('new', 'failed')])).toEqual(['', '']);
});
