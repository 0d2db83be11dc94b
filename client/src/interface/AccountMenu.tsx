import { Menu, UnstyledButton } from '@mantine/core';
import {
  IconListDetails,
  IconLogout,
  IconMoon,
  IconRoute,
  IconServer,
  IconSun,
  IconUserCog,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { meQuery } from '../api/me.ts';
import { guide } from '../guide/GuideStore.ts';
import { PersonAvatar } from './PersonAvatar.tsx';
import { useSignOut } from './useSignOut.ts';
import { useTheme } from './useTheme.ts';

/** Who is signed in, the colour scheme, and the way out. */
export function AccountMenu() {
  const me = useQuery(meQuery).data;
  const navigate = useNavigate();
  const theme = useTheme();
  const signOut = useSignOut();
  if (me === null || me === undefined) return null;
  return (
    <Menu position="bottom-end" width={220} shadow="md">
      <Menu.Target>
        <UnstyledButton aria-label={`Account: ${me.name}`}>
          <PersonAvatar id={me.id} name={me.name} size={30} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.email}</Menu.Label>
        <Menu.Item
          leftSection={theme.other === 'light' ? <IconSun size={16} /> : <IconMoon size={16} />}
          onClick={theme.toggle}
        >
          {theme.other === 'light' ? 'Light theme' : 'Dark theme'}
        </Menu.Item>
        <Menu.Item leftSection={<IconUserCog size={16} />} onClick={() => void navigate({ to: '/account' })}>
          Account
        </Menu.Item>
        <Menu.Item leftSection={<IconListDetails size={16} />} onClick={() => void navigate({ to: '/queue' })}>
          Queue
        </Menu.Item>
        {me.installationOwner && (
          <Menu.Item leftSection={<IconServer size={16} />} onClick={() => void navigate({ to: '/farm' })}>
            Farm
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconRoute size={16} />} onClick={() => guide.show(Date.now())}>
          Guide
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
