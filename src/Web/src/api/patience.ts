/** How long an answer is waited for. */
const patienceMs = 20_000;

/** The signal of a request: it ends with the one given, and where the answer does not come. */
export function patience(signal?: AbortSignal): AbortSignal {
  const patient = AbortSignal.timeout(patienceMs);
  return signal ? AbortSignal.any([signal, patient]) : patient;
}
