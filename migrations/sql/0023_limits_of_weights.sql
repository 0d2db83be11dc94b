-- Trained weights are a kind of file too, which a project may limit.
ALTER TABLE project_upload_limits
  DROP CONSTRAINT project_upload_limits_kind_check,
  ADD CONSTRAINT project_upload_limits_kind_check
    CHECK (kind IN ('picture', 'video', 'sound', 'blend', 'font', 'workflow', 'weights'));
