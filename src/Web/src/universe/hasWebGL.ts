let answer: boolean | undefined;

/** Whether this browser can draw the sky. Asked once: each question makes a graphics context. */
export function hasWebGL(): boolean {
  answer ??= ask();
  return answer;
}

function ask(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}
