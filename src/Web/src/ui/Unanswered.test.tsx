import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ApiError } from '../api/problem';
import { Unanswered } from './Unanswered';

const show = (value: unknown, error: unknown) =>
  renderToStaticMarkup(<Unanswered answer={{ value, error, retry: () => undefined }}>Reading …</Unanswered>);

describe('Unanswered', () => {
  it('says that an answer is awaited, and nothing once it is there', () => {
    expect([show(null, null), show([], null)]).toEqual(['Reading …', '']);
  });

  it('says why there is none, and offers to ask again where that may help', () => {
    const away = show(null, new ApiError(503, 'storage_unavailable', 'The store is away.'));
    expect(away).toContain('The store is away.');
    expect(away).toContain('Try again');
    const gone = show(null, new ApiError(404, 'receipt_unknown', 'There is no such receipt.'));
    expect(gone).toContain('There is no such receipt.');
    expect(gone).not.toContain('Try again');
  });
});
