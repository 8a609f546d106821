import { lazy, Suspense } from 'react';
import { Redirect, Route, Switch, useRoute } from 'wouter';
import { ButtonLink } from '../ui/Button';
import { Empty, Loading } from '../ui/Notice';
import { UniverseView } from '../universe/UniverseView';

const ChatView = lazy(() => import('../sessions/ChatView').then(({ ChatView }) => ({ default: ChatView })));
const StudioView = lazy(() => import('../studio/StudioView').then(({ StudioView }) => ({ default: StudioView })));
const YouView = lazy(() => import('../users/YouView').then(({ YouView }) => ({ default: YouView })));

/** Which address shows which view. */
export function Views() {
  const [isUniverse] = useRoute('/');
  const [isPersona, persona] = useRoute('/p/:personaId');

  // Two addresses, one view: the sky stays while somebody in it is chosen.
  if (isUniverse || isPersona) return <UniverseView selectedId={isPersona ? persona.personaId : null} />;

  return (
    <Suspense fallback={<Loading what="One moment …" />}>
      <Switch>
        <Route path="/chat">
          <ChatView sessionId={null} />
        </Route>
        <Route path="/chat/:sessionId">{({ sessionId }) => <ChatView key={sessionId} sessionId={sessionId} />}</Route>
        <Route path="/studio">
          <StudioView personaId={null} />
        </Route>
        <Route path="/studio/:personaId">
          {({ personaId }) => <StudioView key={personaId} personaId={personaId} />}
        </Route>
        <Route path="/you">
          <YouView />
        </Route>
        <Route path="/index.html">
          <Redirect to="/" />
        </Route>
        <Route>
          <Empty title="Nothing shines here">
            <p>There is no page at this address.</p>
            <ButtonLink href="/">Back to the universe</ButtonLink>
          </Empty>
        </Route>
      </Switch>
    </Suspense>
  );
}
