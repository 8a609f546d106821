import { routes } from '../shared/routes';
import { Button, ButtonLink } from '../ui/Button';
import page from '../ui/Page.module.css';
import { useTheme } from '../ui/themeStore';
import { useTitle } from '../ui/useTitle';
import { Account } from './Account';
import { Memories } from './Memories';
import { PreferenceForm } from './PreferenceForm';

/** Who one is here, what personas know of one, and how the app looks. */
export function YouView() {
  const { theme, toggle } = useTheme();
  useTitle('You');
  return (
    <div className={page.view}>
      <div className={page.page}>
        <h1>You</h1>
        <section className={page.section} aria-labelledby="preferences">
          <h2 id="preferences">What personas should know</h2>
          <p>Every persona sees these, in every conversation, from your next message on.</p>
          <PreferenceForm />
        </section>
        <Memories />
        <section className={page.section} aria-labelledby="look">
          <h2 id="look">How it looks</h2>
          <Button icon={theme === 'dark' ? 'sun' : 'moon'} onClick={toggle}>
            {theme === 'dark' ? 'Switch to day: ink on paper' : 'Switch to night: brass on ink'}
          </Button>
        </section>
        <section className={page.section} aria-labelledby="keys">
          <h2 id="keys">Keys for programs</h2>
          <p>Talk to personas from other programs: OpenAI clients, agents, scripts.</p>
          <ButtonLink href={routes.keys}>Keys for programs</ButtonLink>
        </section>
        <Account />
      </div>
    </div>
  );
}
