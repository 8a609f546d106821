import { create } from 'zustand';
import { isAbort } from '../api/http';
import type { Inference } from '../api/types';
import { personaApi } from '../personas/personaApi';
import { drafts } from '../shared/drafts';

const draftName = 'text';

/** Under which name it is kept what one has corrected of what a text says. */
export const correctionsDraft = 'text/corrections';

/** A text that a persona is to be made from, and how far that has come. */
interface TextDraft {
  /** Whether the text is being written or what it says corrected; null while neither is looked at. */
  step: 'text' | 'findings' | null;
  text: string;
  speaker: string;
  isSecret: boolean;
  /** What it said when it was read last. */
  inference: Inference | null;
}

interface TextState extends TextDraft {
  isReading: boolean;
  /** Why it could not be read, else null. */
  failure: unknown;
  change(part: Partial<Pick<TextDraft, 'text' | 'speaker' | 'isSecret'>>): void;
  turnTo(step: TextDraft['step']): void;
  /** Has the text read. That may take minutes: it goes on wherever one looks meanwhile, until one turns to something else here. */
  read(): Promise<void>;
  refuse(failure: unknown): void;
  /** Forgets it all, once a persona was made of it. */
  forget(): void;
}

const nothing: TextDraft = { step: null, text: '', speaker: '', isSecret: false, inference: null };

let reading: AbortController | null = null;

export const useTextDraft = create<TextState>((set, get) => ({
  ...nothing,
  ...drafts.read<TextDraft>(draftName),
  isReading: false,
  failure: null,

  change: (part) => set(part),

  turnTo(step) {
    reading?.abort();
    set({ step, failure: null });
  },

  async read() {
    if (reading) return;
    const { signal } = (reading = new AbortController());
    const { text, speaker, isSecret } = get();
    set({ isReading: true, failure: null });
    try {
      const inference = await personaApi.infer(text, speaker.trim(), isSecret ? 'measurement' : undefined, signal);
      // What was corrected was what it said before.
      drafts.forget(correctionsDraft);
      set({ step: 'findings', inference });
    } catch (failure) {
      if (!isAbort(failure)) set({ failure });
    } finally {
      reading = null;
      set({ isReading: false });
    }
  },

  refuse: (failure) => set({ failure }),

  forget() {
    reading?.abort();
    set({ ...nothing, failure: null });
  },
}));

useTextDraft.subscribe(({ step, text, speaker, isSecret, inference }) => {
  if (step === null && text === '' && inference === null) drafts.forget(draftName);
  else drafts.keep(draftName, { step, text, speaker, isSecret, inference } satisfies TextDraft);
});
