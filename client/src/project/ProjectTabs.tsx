import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { useSession } from '../session/SessionContext.tsx';
import classes from './ProjectBar.module.css';
import { PROJECT_PAGES } from './projectPages.ts';

/** Below this width of the window the tabs are a menu: with the name, the people and the bell there is no room. */
const ROOMY = '(min-width: 1240px)';

/** The pages of a project: tabs where there is room for them, else a menu under the name of the present one. */
export function ProjectTabs() {
  const { project } = useSession();
  const isRoomy = useMediaQuery(ROOMY, true, { getInitialValueInEffect: false });
  const { pathname } = useLocation();
  const params = { projectId: project.id };
  if (isRoomy) {
    return (
      <nav className={classes.tabs} aria-label="Project pages">
        {PROJECT_PAGES.map(({ to, title, Count }) => (
          <Link
            key={to}
            to={to}
            params={params}
            activeOptions={{ exact: true, includeSearch: false }}
            className={classes.tab}
          >
            {title}
            {Count !== undefined && <Count />}
          </Link>
        ))}
      </nav>
    );
  }
  const below = pathname.slice(`/p/${project.id}`.length).replaceAll('/', '');
  const current = PROJECT_PAGES.find(({ page }) => page === below);
  return (
    <nav aria-label="Project pages">
      <Menu position="bottom" width={200} shadow="md">
        <Menu.Target>
          <UnstyledButton className={classes.pages}>
            <span>
              {current !== undefined && <VisuallyHidden>Pages: </VisuallyHidden>}
              {current?.title ?? 'Pages'}
            </span>
            {PROJECT_PAGES.map(({ page, Count }) => Count !== undefined && <Count key={page} />)}
            <IconChevronDown size={14} aria-hidden="true" />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          {PROJECT_PAGES.map(({ to, title, Icon, Count }) => (
            <Menu.Item
              key={to}
              leftSection={<Icon size={16} />}
              rightSection={to === current?.to ? <IconCheck size={14} aria-label="Shown" /> : null}
              renderRoot={(parts: object) => <Link {...parts} to={to} params={params} />}
            >
              {title}
              {Count !== undefined && <Count />}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </nav>
  );
}
