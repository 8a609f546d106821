import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { createMemoryList, type MemoryListState } from './memoryListStore';

/** A persona's memories of one, read when a view of them appears. */
export function useMemories(personaId: string): MemoryListState {
  const list = useMemo(() => createMemoryList(personaId), [personaId]);
  useEffect(() => list.getState().watch(), [list]);
  return useStore(list);
}
