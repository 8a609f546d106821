import type { ComponentProps, ReactNode } from 'react';
import { Link } from 'wouter';
import styles from './Button.module.css';
import { Icon, type IconName } from './Icon';

interface Look {
  look?: 'plain' | 'strong' | 'grave';
  icon?: IconName;
  small?: boolean;
}

function classOf({ look = 'plain', small }: Look, isIcon = false): string {
  return [styles.button, look === 'plain' ? '' : styles[look], small ? styles.small : '', isIcon ? styles.icon : '']
    .filter(Boolean)
    .join(' ');
}

interface Pressed {
  /**
   * Whether it does nothing for now, as while what it was pressed for is under way. It is not disabled for that: the browser would
   * take the focus from it.
   */
  off?: boolean;
}

function whileOff(off: boolean | undefined): ComponentProps<'button'> {
  // Enter in a field presses the button of its form too.
  return off ? { 'aria-disabled': true, onClick: (event) => event.preventDefault() } : {};
}

type ButtonProps = Look & Pressed & ComponentProps<'button'> & { children: ReactNode };

export function Button({ look, icon, small, off, children, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} {...whileOff(off)} className={classOf({ ...(look ? { look } : {}), ...(small ? { small } : {}) })}>
      {icon ? <Icon name={icon} size={18} /> : null}
      {children}
    </button>
  );
}

type IconButtonProps = { icon: IconName; label: string; small?: boolean } & Pressed & ComponentProps<'button'>;

/** A button that shows an icon alone; its label is what it is called, and its tooltip. */
export function IconButton({ icon, label, small, off, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      {...whileOff(off)}
      className={classOf(small ? { small } : {}, true)}
    >
      <Icon name={icon} size={small ? 17 : 20} />
    </button>
  );
}

/** A link that looks like a button. */
export function ButtonLink({ href, look, icon, children }: Look & { href: string; children: ReactNode }) {
  return (
    <Link href={href} className={classOf(look ? { look } : {})}>
      {icon ? <Icon name={icon} size={18} /> : null}
      {children}
    </Link>
  );
}
