import { beforeEach, describe, expect, it } from 'vitest';
import { beamTime, mostBeams, useBeams } from './beamStore';

describe('shine', () => {
  const { shine } = useBeams.getState();
  const shown = () => useBeams.getState().beams.map(({ from, to, at }) => `${from}>${to}@${at}`);

  beforeEach(() => useBeams.setState({ beams: [] }));

  it('lets one beam a direction shine, from its last word on', () => {
    shine('a', 'b', 1);
    shine('b', 'a', 2);
    shine('a', 'b', 3);
    expect(shown()).toEqual(['b>a@2', 'a>b@3']);
  });

  it('drops what has faded, and keeps no more than can be drawn', () => {
    shine('a', 'b', 0);
    for (let i = 0; i < mostBeams + 5; i++) shine('a', `p${i}`, beamTime + 1);
    expect(shown()).toHaveLength(mostBeams);
    expect(shown()).not.toContain('a>b@0');
  });

  it('knows no light from a persona to itself', () => {
    shine('a', 'a', 1);
    expect(shown()).toEqual([]);
  });
});
