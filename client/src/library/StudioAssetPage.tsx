import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ApiProblem, sentenceOfError } from '../api/ApiProblem.ts';
import { assetQuery } from '../api/assets.ts';
import { projectsQuery } from '../api/projects.ts';
import { NotFoundPage } from '../app/NotFoundPage.tsx';
import { SectionPage } from '../interface/SectionPage.tsx';
import { TopBar } from '../interface/TopBar.tsx';
import { AssetView } from './AssetView.tsx';

const route = getRouteApi('/signed-in/library/$assetId');

/** An asset of the studio, outside of any project. */
export function StudioAssetPage() {
  const { me } = route.useRouteContext();
  const { assetId } = route.useParams();
  const { v: wanted } = route.useSearch();
  const asset = useQuery({ ...assetQuery(assetId), refetchOnWindowFocus: 'always' });
  const projects = useQuery(projectsQuery).data ?? [];
  // A file is kept by way of a project; what a studio's asset names everybody sees.
  const home = projects.find(({ role }) => role === 'director' || role === 'artist')?.id ?? null;
  if (asset.isError && asset.data === undefined) {
    if (asset.error instanceof ApiProblem && asset.error.code === 'not-found') {
      return <NotFoundPage lead="There is no such asset, or it belongs to a project that you are not a member of." />;
    }
    return <SectionPage title="Studio library">{sentenceOfError(asset.error)}</SectionPage>;
  }
  return (
    <>
      <TopBar />
      {asset.data === undefined ? (
        <main aria-busy="true" />
      ) : (
        <AssetView
          key={asset.data.id}
          asset={asset.data}
          wanted={wanted}
          place={null}
          uploadTo={home}
          nameOf={(user) => (user === me.id ? me.name : 'Somebody')}
        />
      )}
    </>
  );
}
