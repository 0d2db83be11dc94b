import { SectionPage } from '../interface/SectionPage.tsx';
import { TopBar } from '../interface/TopBar.tsx';
import { AuditLog } from './AuditLog.tsx';
import classes from './AuditLog.module.css';

/** The audit log of the whole installation, for its owner. */
export function InstallationAuditPage() {
  return (
    <div className={classes.page}>
      <TopBar />
      <SectionPage
        wide
        title="Audit log of this installation"
        lead="Every project, every sign-in and what people changed about their accounts. Nothing in it can be changed."
      >
        <AuditLog project={null} people={[]} />
      </SectionPage>
    </div>
  );
}
