import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { meQuery } from '../api/me.ts';
import { SectionPage } from '../interface/SectionPage.tsx';
import { TopBar } from '../interface/TopBar.tsx';
import { BackendsView } from './backends/BackendsView.tsx';
import classes from './FarmPage.module.css';
import { FARM_VIEWS, type FarmView } from './farmSearch.ts';
import { PipelinesView } from './pipelines/PipelinesView.tsx';
import { UsageView } from './usage/UsageView.tsx';

const route = getRouteApi('/signed-in/farm');

const TITLES: Readonly<Record<FarmView, string>> = {
  backends: 'Backends',
  pipelines: 'Pipelines',
  usage: 'Usage and budgets',
};

/** Where runs are executed, by what and for how much; for the owner of the installation. */
export function FarmPage() {
  const { view = 'backends' } = route.useSearch();
  const navigate = useNavigate();
  const isOwner = useQuery(meQuery).data?.installationOwner === true;
  return (
    <div className={classes.page}>
      <TopBar />
      <SectionPage
        wide
        title="Farm"
        lead={
          isOwner
            ? 'Where runs are executed, by which pipelines, and what each project may spend.'
            : 'Only the owner of this installation manages the farm; ask whoever made the first account.'
        }
      >
        {isOwner && (
          <Tabs
            value={view}
            keepMounted={false}
            onChange={(value) => {
              const wanted = FARM_VIEWS.find((one) => one === value);
              if (wanted !== undefined) void navigate({ to: '/farm', search: { view: wanted }, replace: true });
            }}
          >
            <Tabs.List mb="lg">
              {FARM_VIEWS.map((one) => (
                <Tabs.Tab key={one} value={one}>
                  {TITLES[one]}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <Tabs.Panel value="backends">
              <BackendsView />
            </Tabs.Panel>
            <Tabs.Panel value="pipelines">
              <PipelinesView />
            </Tabs.Panel>
            <Tabs.Panel value="usage">
              <UsageView />
            </Tabs.Panel>
          </Tabs>
        )}
      </SectionPage>
    </div>
  );
}
