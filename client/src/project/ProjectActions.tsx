import { type NodeRecord, readComments } from '@dailies/shared/document';
import { withNames } from '@dailies/shared/mentions';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { IconLink, IconMessage, IconUserPlus } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { addressOf } from '../app/addresses.ts';
import { useOpenAddress } from '../app/useOpenAddress.ts';
import { NodeTypeIcon } from '../canvas/shapes/NodeTypeIcon.tsx';
import type { Take } from '../document/ProjectModel.ts';
import { useCopyLink } from '../interface/useCopyLink.ts';
import type { PaletteAction } from '../palette/PaletteAction.ts';
import { usePalette } from '../palette/usePalette.ts';
import { useNames } from '../review/useNames.ts';
import { useSession } from '../session/SessionContext.tsx';
import { useObservable } from '../session/useObservable.ts';
import { PROJECT_PAGES } from './projectPages.ts';
import { SIDE_PAGES } from './sidePages.ts';

const EXCERPT_CHARS = 90;

/** What the command palette offers within a project: its pages, nodes, takes and comments. */
export function ProjectActions() {
  const session = useSession();
  const { history } = useRouter();
  const { model, project } = session;
  const open = useOpenAddress();
  const copyLink = useCopyLink();
  const nameOf = useNames();
  const role = useObservable(session.role);

  function* nodeActions(node: NodeRecord): Generator<PaletteAction> {
    const takes = model.takes(node.id);
    const shown: Take | undefined = model.pick(node.id) ?? takes.at(-1);
    const sign = <NodeTypeIcon type={node.type} />;
    const type = NODE_TYPES.get(node.type);
    yield {
      id: `node:${node.id}`,
      title: node.title === '' ? (type?.title ?? node.type) : node.title,
      group: 'Shots and nodes',
      hint: type?.title ?? node.type,
      sign,
      ...(type?.tracked === true ? { picture: shown?.poster ?? null } : {}),
      isSearchedFor: true,
      run: () => open(addressOf.node(project.id, node.id)),
    };
    for (const take of takes) {
      yield {
        id: `take:${take.id}`,
        title: `${node.title} take ${take.number}`,
        group: 'Takes',
        ...(take.id === model.pick(node.id)?.id ? { hint: 'Circled' } : {}),
        picture: take.poster,
        isSearchedFor: true,
        run: () => open(addressOf.take(project.id, take.id)),
      };
    }
  }

  usePalette(function* actions() {
    yield {
      id: 'copy-link',
      title: 'Copy link to this page',
      group: 'Actions',
      words: 'share url address',
      Icon: IconLink,
      run: () => copyLink(history.location.href),
    };
    if (role === 'director') {
      yield {
        id: 'invite',
        title: 'Invite people…',
        group: 'Actions',
        words: 'add member invitation link share',
        Icon: IconUserPlus,
        run: () => open(addressOf.page(project.id, 'members')),
      };
    }
    for (const { page, title, Icon, words } of PROJECT_PAGES) {
      yield {
        id: `page:${page}`,
        title,
        group: 'Go to',
        words: `go to ${words}`,
        Icon,
        run: () => open(addressOf.page(project.id, page)),
      };
    }
    for (const { page, title, Icon, words, roles } of SIDE_PAGES) {
      if (roles?.includes(role) === false) continue;
      yield {
        id: `page:${page}`,
        title,
        group: 'Go to',
        words: `go to ${words}`,
        Icon,
        run: () => open(addressOf.page(project.id, page)),
      };
    }
    for (const node of model.nodes.values()) yield* nodeActions(node);
    for (const { id, body, by, anchor } of readComments(model.doc)) {
      const text = withNames(body, () => undefined, '@').replaceAll(/\s+/g, ' ');
      yield {
        id: `comment:${id}`,
        title: text.length > EXCERPT_CHARS ? `${text.slice(0, EXCERPT_CHARS - 1)}…` : text,
        group: 'Comments',
        hint: nameOf(by),
        Icon: IconMessage,
        isSearchedFor: true,
        run: () => open(addressOf.comment(project.id, anchor, id)),
      };
    }
  });
  return null;
}
