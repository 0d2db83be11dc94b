import { Button, Checkbox, Loader, SegmentedControl } from '@mantine/core';
import { IconArrowLeft, IconDownload, IconPrinter, IconStarFilled } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type CSSProperties, useRef, useState } from 'react';
import { Picture } from '../interface/Picture.tsx';
import { saveFile } from '../interface/saveFile.ts';
import { useModel } from '../document/useModel.ts';
import { sayProblem } from '../interface/sayProblem.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useObservable } from '../session/useObservable.ts';
import classes from './ContactSheetPage.module.css';
import { COLUMNS, type ContactSheetSearch } from './contactSheetSearch.ts';
import { drawSheet } from './drawSheet.ts';
import { lengthText, type Panel, takeText } from './Panel.ts';
import { printSheet } from './printSheet.ts';
import { type ContactSheet, useContactSheet } from './useContactSheet.ts';

const route = getRouteApi('/signed-in/p/$projectId/contact-sheet');

/** The picks of some shots side by side, with what a crew wants to read under each: to be handed round. */
export function ContactSheetPage() {
  const { phase } = useSession();
  const search = route.useSearch();
  const isOpening = useObservable(phase).kind === 'opening';
  const sheet = useContactSheet(search);
  if (sheet.panels.length > 0) return <Sheet sheet={sheet} search={search} />;
  return isOpening ? (
    <main className={classes.empty} aria-busy="true">
      <Loader size="sm" />
    </main>
  ) : (
    <NothingToShow isPart={search.shot !== undefined || search.scene !== undefined} />
  );
}

function NothingToShow({ isPart }: { isPart: boolean }) {
  const { project } = useSession();
  return (
    <main className={classes.empty}>
      <div>
        <h1 className={classes.title}>{isPart ? 'These shots are gone' : 'No shots yet'}</h1>
        <p className={classes.lead}>
          {isPart
            ? 'None of the shots that this link names is in the project any more.'
            : 'Shots stand here side by side, each with its pick or its newest take, as soon as there are any.'}
        </p>
        <Button
          renderRoot={(parts: object) => (
            <Link {...parts} to="/p/$projectId/shots" params={{ projectId: project.id }} />
          )}
        >
          Open the shots
        </Button>
      </div>
    </main>
  );
}

function Sheet({ sheet, search }: { sheet: ContactSheet; search: ContactSheetSearch }) {
  const { project } = useSession();
  const navigate = route.useNavigate();
  const name = useModel(['settings'], ({ settings }) => settings.name);
  const paper = useRef<HTMLDivElement>(null);
  const [isDrawing, setDrawing] = useState(false);
  const columns = search.columns ?? 3;
  const isBare = search.bare === true;
  const title = sheet.scene === undefined ? name : `${name} · ${sheet.scene}`;
  const count = sheet.panels.length === 1 ? '1 shot' : `${sheet.panels.length} shots`;
  const subtitle = `${count} · ${lengthText(sheet.seconds)}`;
  const shape: CSSProperties & Record<'--columns' | '--aspect', number> = {
    '--columns': columns,
    '--aspect': sheet.aspect,
  };
  const change = (part: ContactSheetSearch) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });
  const save = async () => {
    setDrawing(true);
    try {
      const pages = await drawSheet({ ...sheet, title, subtitle, columns, isBare });
      for (const [index, page] of pages.entries())
        saveFile(page, `${title} contact sheet${pages.length > 1 ? ` ${index + 1}` : ''}.png`);
    } catch {
      sayProblem('The sheet could not be drawn; show fewer shots and try again.');
    }
    setDrawing(false);
  };
  return (
    <main className={classes.page} data-scroll>
      <div className={classes.tools} role="toolbar" aria-label="Contact sheet">
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          leftSection={<IconArrowLeft size={15} aria-hidden="true" />}
          renderRoot={(parts: object) => (
            <Link {...parts} to="/p/$projectId/shots" params={{ projectId: project.id }} />
          )}
        >
          Shots
        </Button>
        <SegmentedControl
          size="xs"
          aria-label="Pictures side by side"
          value={String(columns)}
          onChange={(wanted) => change({ columns: COLUMNS.find((known) => String(known) === wanted) })}
          data={COLUMNS.map((each) => ({ value: String(each), label: `${each} across` }))}
        />
        <Checkbox
          size="xs"
          label="Camera, take and words"
          checked={!isBare}
          onChange={(event) => change({ bare: event.currentTarget.checked ? undefined : true })}
        />
        <span className={classes.ends}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPrinter size={15} aria-hidden="true" />}
            onClick={() => void printSheet(paper.current)}
          >
            Print or PDF
          </Button>
          <Button
            size="xs"
            loading={isDrawing}
            leftSection={<IconDownload size={15} aria-hidden="true" />}
            onClick={() => void save()}
          >
            Save PNG
          </Button>
        </span>
      </div>
      <div ref={paper} className={classes.sheet} style={shape}>
        <header className={classes.head}>
          <h1 className={classes.title}>{title}</h1>
          <p className={classes.sub}>Contact sheet · {subtitle}</p>
        </header>
        <ol className={classes.panels}>
          {sheet.panels.map((panel) => (
            <PanelItem key={panel.node} panel={panel} isBare={isBare} columns={columns} />
          ))}
        </ol>
      </div>
    </main>
  );
}

interface PanelItemProps {
  readonly panel: Panel;
  readonly isBare: boolean;
  readonly columns: number;
}

function PanelItem({ panel, isBare, columns }: PanelItemProps) {
  const { project } = useSession();
  const { take, title } = panel;
  const picture = (
    <Picture
      sha256={take?.poster}
      of={take?.media}
      size={columns > 3 ? 'medium' : 'large'}
      fit="contain"
      alt={take === undefined ? '' : `${title}, take ${take.number}`}
      empty="No take yet"
    />
  );
  return (
    <li className={classes.panel} data-panel={panel.node}>
      {take === undefined ? (
        <div className={classes.picture}>{picture}</div>
      ) : (
        <Link
          className={classes.picture}
          to="/p/$projectId/takes/$takeId"
          params={{ projectId: project.id, takeId: take.id }}
        >
          {picture}
        </Link>
      )}
      <div className={classes.name}>
        <h2 className={classes.shot}>{title}</h2>
        {!isBare && <span className={classes.length}>{lengthText(panel.seconds)}</span>}
      </div>
      {!isBare && (
        <>
          <p className={classes.camera}>
            {panel.camera.join(' · ')}
            <span className={classes.take}>
              {panel.isPicked && <IconStarFilled size={10} aria-hidden="true" />}
              {takeText(panel)}
            </span>
          </p>
          {panel.action !== '' && <p className={classes.action}>{panel.action}</p>}
        </>
      )}
    </li>
  );
}
