import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { createMemoryList, type MemoryListState } from './memoryListStore';

/** A persona's memories of one, or those that some words bring to mind, read when a view of them appears. */
export function useMemories(personaId: string, words: string): MemoryListState {
  const list = useMemo(() => createMemoryList(personaId, words), [personaId, words]);
  useEffect(() => list.getState().watch(), [list]);
  return useStore(list);
}
