import { lazy, Suspense, useCallback, useState } from 'react';
import { useLocation } from 'wouter';
import { usePersonas } from '../personas/personaStore';
import { routes } from '../shared/routes';
import { Loading } from '../ui/Notice';
import { useTitle } from '../ui/useTitle';
import { PersonaCard } from './PersonaCard';
import { PersonaIndex } from './PersonaIndex';
import { SceneBoundary } from './SceneBoundary';
import { hasWebGL } from './hasWebGL';
import styles from './UniverseView.module.css';
import { useSearch } from './useSearch';

const Scene = lazy(() => import('./scene/Scene').then(({ Scene }) => ({ default: Scene })));

/** All personas: as bodies in the sky where that can be drawn, and always as a list that does the same. */
export function UniverseView({ selectedId }: { selectedId: string | null }) {
  const [, navigate] = useLocation();
  const [isBroken, setIsBroken] = useState(false);
  const endSky = useCallback(() => setIsBroken(true), []);
  const personas = usePersonas((state) => state.personas);
  const search = useSearch(personas);
  useTitle(selectedId === null ? undefined : personas[selectedId]?.name);
  const hasSky = !isBroken && hasWebGL();
  const select = (personaId: string | null) =>
    navigate(personaId === null ? routes.universe : routes.persona(personaId));

  return (
    <div className={`${styles.view} ${hasSky ? styles.sky : styles.plain}`} data-selected={selectedId !== null}>
      <h1 className="visually-hidden">The universe</h1>
      {hasSky ? (
        <div className={styles.stage}>
          <SceneBoundary onBroken={endSky}>
            <Suspense fallback={<Loading what="Loading the sky …" />}>
              <Scene personas={search.found} selectedId={selectedId} onSelect={select} onLost={endSky} />
            </Suspense>
          </SceneBoundary>
        </div>
      ) : null}
      <PersonaIndex search={search} selectedId={selectedId} />
      {selectedId === null ? null : (
        <PersonaCard key={selectedId} personaId={selectedId} onClose={() => select(null)} />
      )}
    </div>
  );
}
