import '@mantine/spotlight/styles.css';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';
import { projectsQuery } from '../api/projects.ts';
import { useObservable } from '../session/useObservable.ts';
import classes from './Palette.module.css';
import type { PaletteAction } from './PaletteAction.ts';
import { PaletteOption } from './PaletteOption.tsx';
import { paletteOpen } from './paletteOpen.ts';
import { paletteRegistry } from './PaletteRegistry.ts';
import { rank } from './rank.ts';
import { recentActions, rememberAction } from './recentActions.ts';

const [store, spotlight] = createSpotlight();

/** The command palette: everything there is to do and to go to, by its name. */
export function Palette() {
  const isOpen = useObservable(paletteOpen);
  useEffect(() => {
    if (isOpen) spotlight.open();
    else spotlight.close();
  }, [isOpen]);
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      size={620}
      yOffset={88}
      radius="lg"
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      transitionProps={{ duration: 0 }}
      attributes={{ content: { 'aria-label': 'Command palette' } }}
      classNames={{ content: classes.content ?? '' }}
      onSpotlightClose={() => paletteOpen.set(false)}
    >
      <PaletteContent />
    </Spotlight.Root>
  );
}

function PaletteContent() {
  const list = useId();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const options = useRef<HTMLDivElement>(null);
  const projects = useQuery(projectsQuery).data;
  // What there is when it opens; asked again when the projects come.
  // oxlint-disable-next-line react/exhaustive-deps
  const actions = useMemo(() => paletteRegistry.actions(), [projects]);
  const [recent] = useState(recentActions);
  // With thousands of nodes what is found may come after the letters.
  const looked = useDeferredValue(search);
  const fitting = useMemo(() => (looked.trim() === '' ? [] : paletteRegistry.found(looked)), [looked]);
  const groups = useMemo(
    () => rank(search, actions, recent, looked === search ? fitting : []),
    [search, actions, recent, looked, fitting],
  );
  const shown = groups.flatMap((group) => group.actions);
  const current = Math.min(chosen, shown.length - 1);
  const idOf = (place: number) => `${list}-${place}`;

  useEffect(() => {
    options.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current, groups]);

  const run = (action: PaletteAction | undefined) => {
    if (action === undefined) return;
    rememberAction(action.id);
    paletteOpen.set(false);
    // Once the focus is back where it was: what runs may take it further.
    setTimeout(action.run, 20);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && shown.length > 0) {
      event.preventDefault();
      setChosen((current + step + shown.length) % shown.length);
    } else if (event.key === 'Home' || event.key === 'End') {
      if (search !== '') return;
      event.preventDefault();
      setChosen(event.key === 'Home' ? 0 : shown.length - 1);
    } else if (event.key === 'Enter') run(shown[current]);
  };
  let place = -1;
  return (
    <>
      <Spotlight.Search
        ref={input}
        data-autofocus
        placeholder="Search shots, takes, people, or what to do"
        leftSection={<IconSearch size={18} stroke={1.6} aria-hidden="true" />}
        role="combobox"
        aria-label="Search everything"
        aria-expanded="true"
        aria-controls={list}
        aria-autocomplete="list"
        {...(shown.length > 0 ? { 'aria-activedescendant': idOf(current) } : {})}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={options} id={list} className={classes.list} role="listbox" aria-label="Results" tabIndex={-1}>
        {groups.map(({ group, actions: members }) => (
          <div key={group} role="group" aria-label={group}>
            <div className={classes.group} aria-hidden="true">
              {group}
            </div>
            {members.map((action) => {
              place += 1;
              const own = place;
              return (
                <PaletteOption
                  key={action.id}
                  id={idOf(own)}
                  action={action}
                  isChosen={own === current}
                  onPoint={() => setChosen(own)}
                  onRun={() => run(action)}
                />
              );
            })}
          </div>
        ))}
        {shown.length === 0 && (
          <p className={classes.none} role="status">
            Nothing is called “{search.trim()}”. Try a shot’s name, “take 3”, a person, or what you want to do.
          </p>
        )}
      </div>
      <div className={classes.foot} aria-hidden="true">
        <span>
          <kbd>↑</kbd>
          <kbd>↓</kbd> choose
        </span>
        <span>
          <kbd>↵</kbd> open
        </span>
        <span>
          <kbd>Esc</kbd> close
        </span>
      </div>
    </>
  );
}
