import { lazy, Suspense, useEffect } from 'react';
import { Redirect, Route, Switch, useLocation, useRoute } from 'wouter';
import { patterns, routes } from '../shared/routes';
import { ButtonLink } from '../ui/Button';
import { Empty, Loading } from '../ui/Notice';
import { useTitle } from '../ui/useTitle';
import { loadClonePersona } from '../universe/loadClonePersona';
import { UniverseView } from '../universe/UniverseView';
import { ViewBoundary } from './ViewBoundary';

const loadChat = () => import('../sessions/ChatView').then(({ ChatView }) => ({ default: ChatView }));
const loadStudio = () => import('../studio/StudioView').then(({ StudioView }) => ({ default: StudioView }));
const loadYou = () => import('../users/YouView').then(({ YouView }) => ({ default: YouView }));
const loadKeys = () => import('../users/keys/KeysView').then(({ KeysView }) => ({ default: KeysView }));
const ChatView = lazy(loadChat);
const StudioView = lazy(loadStudio);
const YouView = lazy(loadYou);
const KeysView = lazy(loadKeys);

/** How long the first view has the network for itself. */
const firstMomentsMs = 3_000;

/** Which address shows which view. */
export function Views() {
  const [location] = useLocation();

  // Beforehand, so that the way to the others is open while the server is away; what fails is loaded when it is needed.
  useEffect(() => {
    const load = [loadChat, loadStudio, loadYou, loadKeys, loadClonePersona];
    const timer = setTimeout(() => void Promise.allSettled(load.map((part) => part())), firstMomentsMs);
    return () => clearTimeout(timer);
  }, []);

  return (
    <ViewBoundary location={location}>
      <View />
    </ViewBoundary>
  );
}

function View() {
  const [isUniverse] = useRoute(routes.universe);
  const [isPersona, persona] = useRoute(patterns.persona);

  // Two addresses, one view: the sky stays while somebody in it is chosen.
  if (isUniverse || isPersona) return <UniverseView selectedId={isPersona ? persona.personaId : null} />;

  return (
    <Suspense fallback={<Loading what="One moment …" />}>
      <Switch>
        <Route path={routes.talks}>
          <ChatView sessionId={null} />
        </Route>
        <Route path={patterns.talk}>{({ sessionId }) => <ChatView key={sessionId} sessionId={sessionId} />}</Route>
        <Route path={routes.studio}>
          <StudioView personaId={null} />
        </Route>
        <Route path={patterns.edit}>
          {({ personaId }) => <StudioView key={personaId} personaId={personaId} />}
        </Route>
        <Route path={routes.you}>
          <YouView />
        </Route>
        <Route path={routes.keys}>
          <KeysView />
        </Route>
        <Route path="/index.html">
          <Redirect to={routes.universe} />
        </Route>
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </Suspense>
  );
}

function NotFound() {
  useTitle('Not found');
  return (
    <Empty title="There is nothing here">
      <p>There is no page at this address.</p>
      <ButtonLink href={routes.universe}>Back to the universe</ButtonLink>
    </Empty>
  );
}
