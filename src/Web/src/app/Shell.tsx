import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useConnection } from '../hub/hub';
import { routes } from '../shared/routes';
import { IconButton } from '../ui/Button';
import { Icon, type IconName } from '../ui/Icon';
import { useTheme } from '../ui/themeStore';
import styles from './Shell.module.css';

const places: { href: string; label: string; icon: IconName; under: RegExp }[] = [
  { href: routes.universe, label: 'Universe', icon: 'universe', under: /^\/($|p\/)/ },
  { href: routes.talks, label: 'Talks', icon: 'chat', under: /^\/chat/ },
  { href: routes.studio, label: 'Studio', icon: 'studio', under: /^\/studio/ },
  { href: routes.you, label: 'You', icon: 'you', under: /^\/you/ },
];

/** What stands around every view: the way to the others, and how the connection is. */
export function Shell({ children }: { children: ReactNode }) {
  const [location] = useLocation();
  const { theme, toggle } = useTheme();
  return (
    <div className={styles.shell}>
      <a href="#main" className={styles.skip}>
        Skip to the content
      </a>
      <nav className={styles.rail} aria-label="Main">
        <Link href={routes.universe} className={styles.mark} aria-label="Persona Universe, home">
          <img src="/icon.svg" alt="" width={36} height={36} />
        </Link>
        <ul className={styles.links}>
          {places.map(({ href, label, icon, under }) => (
            <li key={href}>
              <Link href={href} className={styles.link} aria-current={under.test(location) ? 'page' : undefined}>
                <Icon name={icon} size={22} />
                {label}
              </Link>
            </li>
          ))}
        </ul>
        <div className={styles.foot}>
          <IconButton
            icon={theme === 'dark' ? 'sun' : 'moon'}
            label={theme === 'dark' ? 'Switch to light' : 'Switch to dark'}
            onClick={toggle}
          />
        </div>
      </nav>
      <main id="main" tabIndex={-1} className={styles.main}>
        <ConnectionNotice />
        {children}
      </main>
    </div>
  );
}

function ConnectionNotice() {
  const isLost = useConnection((connection) => connection.status === 'lost');
  return (
    <p className={styles.connection} role="status">
      {isLost ? 'The connection is lost. Trying again …' : ''}
    </p>
  );
}
