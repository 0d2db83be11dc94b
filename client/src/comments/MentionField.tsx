import { Popover } from '@mantine/core';
import { type CSSProperties, type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import type { Member } from '@dailies/shared/http';
import { PersonAvatar } from '../interface/PersonAvatar.tsx';
import { useSession } from '../session/SessionContext.tsx';
import {
  type MentionDraft,
  mentionSearch,
  type MentionSearch,
  readDraft,
  storedText,
  typed,
  withMention,
} from './MentionDraft.ts';
import classes from './MentionField.module.css';
import { peopleFor } from './peopleFor.ts';
import { useMembers } from './useMembers.ts';

const rows = (count: number): CSSProperties & { '--rows': number } => ({ '--rows': count });

interface MentionFieldProps {
  /** What it is for, for those who don't see it. */
  readonly label: string;
  readonly placeholder: string;
  /** As it is stored. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Ctrl Enter. */
  readonly onSend: () => void;
  /** Escape, while nobody is looked for. */
  readonly onEscape: () => void;
  readonly onFocus?: (() => void) | undefined;
  readonly autoFocus?: boolean;
  readonly minRows?: number;
}

/** A text of several lines in which `@` names members of the project. */
export function MentionField({ minRows = 2, autoFocus = false, ...props }: MentionFieldProps) {
  const { label, placeholder, value, onChange, onSend, onEscape, onFocus } = props;
  const { me } = useSession();
  const members = useMembers();
  const list = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const caretAfter = useRef<number | null>(null);
  const [search, setSearch] = useState<MentionSearch | null>(null);
  const [chosen, setChosen] = useState(0);
  const draft = readDraft(value);
  const found = search === null ? [] : peopleFor(members, search.words, me.id);
  const isOpen = found.length > 0;
  const current = found[Math.min(chosen, found.length - 1)];
  useLayoutEffect(() => {
    if (caretAfter.current === null) return;
    area.current?.setSelectionRange(caretAfter.current, caretAfter.current);
    caretAfter.current = null;
  });
  // Asked for by hand: the attribute scrolls the canvas below to where the field will be.
  useLayoutEffect(() => {
    if (!autoFocus) return;
    const end = area.current?.value.length ?? 0;
    area.current?.focus({ preventScroll: true });
    area.current?.setSelectionRange(end, end);
  }, [autoFocus]);

  const look = (next: MentionDraft, caret: number) => {
    setSearch(mentionSearch(next, caret));
    setChosen(0);
  };
  const mention = (member: Member) => {
    if (search === null) return;
    const done = withMention(draft, search, { of: 'user', id: member.user.id, name: member.user.name });
    caretAfter.current = done.caret;
    setSearch(null);
    onChange(storedText(done.draft));
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // What is typed here is not a shortcut of what lies below.
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const isSending = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (isSending) {
      event.preventDefault();
      onSend();
    } else if (isOpen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setChosen((chosen + step + found.length) % found.length);
    } else if (isOpen && current !== undefined && (event.key === 'Enter' || event.key === 'Tab')) {
      event.preventDefault();
      mention(current);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (isOpen) setSearch(null);
      else onEscape();
    }
  };
  return (
    <Popover
      opened={isOpen}
      position="bottom-start"
      offset={4}
      width={260}
      shadow="md"
      withRoles={false}
      closeOnEscape={false}
      trapFocus={false}
      zIndex={400}
    >
      <Popover.Target>
        <div className={classes.field} style={rows(minRows)}>
          <div className={classes.mirror} aria-hidden="true">
            <Marked draft={draft} />
          </div>
          <textarea
            ref={area}
            className={classes.area}
            aria-label={label}
            aria-autocomplete="list"
            {...(isOpen && current !== undefined
              ? { 'aria-controls': list, 'aria-activedescendant': `${list} ${current.user.id}` }
              : {})}
            placeholder={placeholder}
            maxLength={9_000}
            rows={minRows}
            value={draft.text}
            onFocus={onFocus}
            onBlur={() => setSearch(null)}
            onChange={({ currentTarget: { value: text, selectionStart } }) => {
              const next = typed(draft, text, selectionStart);
              onChange(storedText(next));
              look(next, selectionStart);
            }}
            onSelect={({ currentTarget: { selectionStart } }) => {
              if (search !== null) setSearch(mentionSearch(draft, selectionStart));
            }}
            onKeyDown={press}
            onPaste={(event) => event.stopPropagation()}
          />
        </div>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        <ul className={classes.people} id={list} role="listbox" aria-label="Members">
          {found.map((member, index) => (
            <li
              key={member.user.id}
              id={`${list} ${member.user.id}`}
              className={classes.person}
              role="option"
              aria-selected={member === current}
              // The focus stays in the text.
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => setChosen(index)}
              onClick={() => mention(member)}
            >
              <PersonAvatar id={member.user.id} name={member.user.name} size={24} />
              <span className={classes.name}>{member.user.name}</span>
              <span className={classes.role}>{member.role}</span>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}

function Marked({ draft: { text, mentions } }: { draft: MentionDraft }) {
  const starts = [0, ...mentions.map(({ to }) => to)];
  return (
    <>
      {mentions.map(({ from, to }, index) => (
        <span key={from}>
          {text.slice(starts[index], from)}
          <mark>{text.slice(from, to)}</mark>
        </span>
      ))}
      {text.slice(starts.at(-1))}
      {/* A last line that is empty takes its room too. */}
      {'\u200B'}
    </>
  );
}
