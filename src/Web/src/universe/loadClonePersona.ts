/** Loads what a persona is cloned with. It is no part of the first load. */
export async function loadClonePersona() {
  try {
    return await import('../studio/ClonePersona');
  } catch {
    throw new Error('This could not be loaded. The server may be away, or there may be a newer version of this site: load the page again.');
  }
}
