/** How long an answer is waited for that others wait behind. */
const patienceMs = 20_000;

/** The signal of a request that others wait behind: it ends with the one given, and where the answer does not come. */
export function patience(signal?: AbortSignal): AbortSignal {
  const patient = AbortSignal.timeout(patienceMs);
  return signal ? AbortSignal.any([signal, patient]) : patient;
}
