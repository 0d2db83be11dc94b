import type { Project } from '@dailies/shared/http';
import {
  IconBooks,
  IconFolders,
  IconDatabase,
  IconListDetails,
  IconListSearch,
  IconLogout,
  IconMoon,
  IconPlus,
  IconRoute,
  IconServer,
  IconSun,
  IconUserCog,
} from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { meQuery } from '../api/me.ts';
import { projectsQuery } from '../api/projects.ts';
import { guide } from '../guide/GuideStore.ts';
import { useSignOut } from '../interface/useSignOut.ts';
import { useTheme } from '../interface/useTheme.ts';
import type { PaletteAction } from './PaletteAction.ts';
import { usePalette } from './usePalette.ts';

const CreateProjectDialog = lazy(async () => ({
  default: (await import('../projects/CreateProjectDialog.tsx')).CreateProjectDialog,
}));

/** What can be done and gone to from everywhere. */
export function GlobalActions() {
  const me = useQuery(meQuery).data;
  const client = useQueryClient();
  const navigate = useNavigate();
  const theme = useTheme();
  const signOut = useSignOut();
  const [isCreating, setCreating] = useState(false);

  const projectAction = (project: Project): PaletteAction => ({
    id: `project:${project.id}`,
    title: project.name,
    group: 'Projects',
    picture: project.poster,
    words: 'open project',
    ...(project.branchOf === null ? {} : { hint: 'Branch' }),
    run: () => void navigate({ to: '/p/$projectId', params: { projectId: project.id } }),
  });

  usePalette(() => [
    {
      id: 'new-project',
      title: 'New project…',
      group: 'Actions',
      words: 'create production film',
      Icon: IconPlus,
      run: () => setCreating(true),
    },
    {
      id: 'theme',
      title: theme.other === 'light' ? 'Light theme' : 'Dark theme',
      group: 'Actions',
      words: 'toggle colour color scheme dark light mode',
      Icon: theme.other === 'light' ? IconSun : IconMoon,
      run: theme.toggle,
    },
    {
      id: 'guide',
      title: 'Guide: first steps',
      group: 'Actions',
      words: 'help tour tutorial start learn',
      Icon: IconRoute,
      run: () => guide.show(Date.now()),
    },
    {
      id: 'sign-out',
      title: 'Sign out',
      group: 'Actions',
      words: 'log out leave',
      Icon: IconLogout,
      run: () => void signOut(),
    },
    {
      id: 'go:projects',
      title: 'Projects',
      group: 'Go to',
      words: 'all home dashboard',
      Icon: IconFolders,
      run: () => void navigate({ to: '/' }),
    },
    {
      id: 'go:account',
      title: 'Account',
      group: 'Go to',
      words: 'settings password passkey sessions name profile',
      Icon: IconUserCog,
      run: () => void navigate({ to: '/account' }),
    },
    {
      id: 'go:studio-library',
      title: 'Studio library',
      group: 'Go to',
      words: 'assets characters styles locations shared',
      Icon: IconBooks,
      run: () => void navigate({ to: '/library' }),
    },
    {
      id: 'go:queue',
      title: 'Queue',
      group: 'Go to',
      words: 'farm runs waiting running jobs progress render',
      Icon: IconListDetails,
      run: () => void navigate({ to: '/queue' }),
    },
    ...(me?.installationOwner === true
      ? [
          {
            id: 'go:farm',
            title: 'Farm',
            group: 'Go to',
            words: 'backends pipelines gpu comfyui docker kubernetes provider usage budget cost',
            Icon: IconServer,
            run: () => void navigate({ to: '/farm' }),
          } as const,
          {
            id: 'go:installation-audit',
            title: 'Audit log of this installation',
            group: 'Go to',
            Icon: IconListSearch,
            run: () => void navigate({ to: '/audit' }),
          } as const,
          {
            id: 'go:installation-storage',
            title: 'Storage of this installation',
            group: 'Go to',
            words: 'disk room space quota limit unused files',
            Icon: IconDatabase,
            run: () => void navigate({ to: '/storage' }),
          } as const,
        ]
      : []),
    ...(client.getQueryData(projectsQuery.queryKey) ?? [])
      .filter(({ archivedAt }) => archivedAt === null)
      .map(projectAction),
  ]);

  return isCreating ? (
    <Suspense>
      <CreateProjectDialog opened onClose={() => setCreating(false)} />
    </Suspense>
  ) : null;
}
