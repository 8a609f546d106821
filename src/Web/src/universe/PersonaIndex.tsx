import { useEffect, useRef, type RefObject } from 'react';
import { Link } from 'wouter';
import { usePersonas } from '../personas/personaStore';
import { Orrery } from '../personas/Orrery';
import { VisibilityMark } from '../personas/VisibilityMark';
import { routes } from '../shared/routes';
import { ButtonLink } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Empty, Loading, Problem } from '../ui/Notice';
import styles from './PersonaIndex.module.css';
import type { Search } from './useSearch';

interface PersonaIndexProps {
  search: Search;
  selectedId: string | null;
}

/** The personas as a list: the way there by keyboard, and all there is where no sky can be drawn. */
export function PersonaIndex({ search, selectedId }: PersonaIndexProps) {
  const section = useFocusBack(selectedId);
  return (
    <section ref={section} tabIndex={-1} className={styles.index} aria-label="Personas">
      <header className={styles.head}>
        <h2 className={styles.title}>
          Persona <em>Universe</em>
        </h2>
        <label className={styles.search}>
          <Icon name="search" size={18} />
          <span className="visually-hidden">Search personas and traits</span>
          <input
            type="search"
            dir="auto"
            placeholder="Search personas and traits"
            value={search.text}
            onChange={(event) => search.setText(event.target.value)}
          />
        </label>
      </header>
      <Found search={search} selectedId={selectedId} />
    </section>
  );
}

const idOf = (personaId: string) => `persona-${personaId}`;

/**
 * Gives the focus that went with a persona's card back to the persona or, where it is not listed, to what the reference is put on:
 * in the search it would open the keyboard of a phone.
 */
function useFocusBack(selectedId: string | null): RefObject<HTMLElement | null> {
  const otherwise = useRef<HTMLElement>(null);
  const before = useRef(selectedId);
  useEffect(() => {
    const closed = before.current;
    before.current = selectedId;
    // Where it is on something else, it was not lost.
    if (closed === null || selectedId !== null || document.activeElement !== document.body) return;
    (document.getElementById(idOf(closed)) ?? otherwise.current)?.focus();
  }, [selectedId]);
  return otherwise;
}

function Found({ search, selectedId }: PersonaIndexProps) {
  const status = usePersonas((state) => state.status);
  const error = usePersonas((state) => state.error);
  const load = usePersonas((state) => state.load);

  const { found } = search;
  if (found.length === 0 && status === 'ready') {
    return (
      <Empty title={search.text ? 'No such star' : 'An empty sky'}>
        <p>{search.text ? 'No persona matches your search.' : 'There are no personas yet.'}</p>
        <ButtonLink href={routes.studio} icon="plus">
          Make a persona
        </ButtonLink>
      </Empty>
    );
  }
  return (
    <>
      {status === 'failed' ? <Problem message={error ?? 'The personas could not be loaded.'} onRetry={() => void load()} /> : null}
      {found.length === 0 && status !== 'failed' ? <Loading what="Loading …" /> : null}
      <ul className={styles.list}>
        {found.map((persona) => (
          <li key={persona.id}>
            <Link
              id={idOf(persona.id)}
              href={routes.persona(persona.id)}
              className={styles.item}
              aria-current={persona.id === selectedId ? 'page' : undefined}
            >
              <Orrery persona={persona} size={52} />
              <span className={styles.words}>
                <span dir="auto" className={styles.name}>{persona.name}</span>
                <span dir="auto" className={styles.about}>{persona.description}</span>
                <VisibilityMark visibility={persona.visibility} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
