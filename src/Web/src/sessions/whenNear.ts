/**
 * Calls back each time an element comes near what is seen of its list; where it is near already, only if that is asked for. Returns
 * what ends that.
 */
export function whenNear(element: Element, list: Element | null, isAtOnce: boolean, begin: () => void): () => void {
  let isFirst = true;
  const observer = new IntersectionObserver(
    (entries) => {
      // The first report says how it is, the others what became of it.
      const isNews = !isFirst || isAtOnce;
      isFirst = false;
      if (isNews && entries.some((entry) => entry.isIntersecting)) begin();
    },
    { root: list, rootMargin: '200px 0px 0px' },
  );
  observer.observe(element);
  return () => observer.disconnect();
}
