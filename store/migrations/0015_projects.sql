-- 攻关项目 and its steps. A step that was taken back keeps its row; a project
-- stands as long as one of its records does.
CREATE TABLE project (
    id      {{id}},
    point   BIGINT NOT NULL REFERENCES point (id),
    org     BIGINT REFERENCES org (id),
    title   TEXT   NOT NULL DEFAULT '',
    stage   BIGINT NOT NULL,
    started TEXT   NOT NULL,
    ended   TEXT   NOT NULL DEFAULT ''
);
CREATE INDEX project_point ON project (point, id);

CREATE TABLE project_step (
    id      {{id}},
    project BIGINT NOT NULL REFERENCES project (id),
    stage   BIGINT NOT NULL,
    day     TEXT   NOT NULL,
    record  BIGINT REFERENCES record (id),
    meeting BIGINT REFERENCES record (id),
    person  BIGINT NOT NULL REFERENCES person (id),
    at      BIGINT NOT NULL,
    undone  BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX project_step_of ON project_step (project, id);

ALTER TABLE record ADD COLUMN project BIGINT REFERENCES project (id);
CREATE INDEX record_project ON record (project, id) WHERE project IS NOT NULL;
CREATE INDEX project_step_record ON project_step (record) WHERE record IS NOT NULL;
CREATE INDEX project_step_meeting ON project_step (meeting) WHERE meeting IS NOT NULL;
