CREATE TABLE `note_proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`event_id` text NOT NULL,
	`note_id` text NOT NULL,
	`position` integer NOT NULL,
	`passage` text NOT NULL,
	`from_char` integer NOT NULL,
	`until_char` integer NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`speaker` text,
	`owner` text,
	`due` text,
	`proposed_by` text NOT NULL,
	`state` text NOT NULL,
	`outcome_id` text,
	`decided_by` text,
	`decided_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `note_proposals_position` ON `note_proposals` (`note_id`,`position`);--> statement-breakpoint
CREATE INDEX `note_proposals_event` ON `note_proposals` (`event_id`);--> statement-breakpoint
CREATE TABLE `notes` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`event_id` text NOT NULL,
	`text` text NOT NULL,
	`sha256` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notes_once` ON `notes` (`event_id`,`sha256`);--> statement-breakpoint
CREATE TABLE `files_to_delete` (
	`file_key` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `photos` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`event_id` text NOT NULL,
	`position` integer NOT NULL,
	`caption` text,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`bytes` integer NOT NULL,
	`type` text NOT NULL,
	`sha256` text NOT NULL,
	`file_key` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `photos_once` ON `photos` (`event_id`,`sha256`);--> statement-breakpoint
CREATE INDEX `photos_event` ON `photos` (`event_id`,`position`);--> statement-breakpoint
CREATE TABLE `report_approvals` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`event_id` text NOT NULL,
	`report_id` text NOT NULL,
	`form` text NOT NULL,
	`text_hash` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`withdrawn_by` text,
	`withdrawn_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_approvals_standing` ON `report_approvals` (`report_id`,`form`,`text_hash`) WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX `report_approvals_event` ON `report_approvals` (`event_id`);--> statement-breakpoint
CREATE TABLE `report_edits` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`event_id` text NOT NULL,
	`report_id` text NOT NULL,
	`form` text NOT NULL,
	`sentence_id` text NOT NULL,
	`what` text NOT NULL,
	`before` text,
	`after` text,
	`revision` integer NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_edits_revision` ON `report_edits` (`report_id`,`form`,`revision`);--> statement-breakpoint
CREATE INDEX `report_edits_event` ON `report_edits` (`event_id`);--> statement-breakpoint
CREATE TABLE `report_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`form` text NOT NULL,
	`name` text NOT NULL,
	`bytes` integer NOT NULL,
	`file_key` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`removed_by` text,
	`removed_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_templates_standing` ON `report_templates` (`organization_id`,`form`) WHERE removed_at is null;--> statement-breakpoint
CREATE TABLE `report_texts` (
	`report_id` text NOT NULL,
	`form` text NOT NULL,
	`organization_id` text NOT NULL,
	`event_id` text NOT NULL,
	`sections` text NOT NULL,
	`revision` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`report_id`, `form`)
);
--> statement-breakpoint
CREATE INDEX `report_texts_event` ON `report_texts` (`event_id`);--> statement-breakpoint
ALTER TABLE `reports` ADD `usage` text;--> statement-breakpoint
ALTER TABLE `reports` ADD `final_hash` text;--> statement-breakpoint
INSERT INTO `report_texts` (`report_id`, `form`, `organization_id`, `event_id`, `sections`)
SELECT `id`, 'laporan', `organization_id`, `event_id`, `sections` FROM `reports` WHERE `sections` IS NOT NULL;
--> statement-breakpoint
INSERT INTO `report_texts` (`report_id`, `form`, `organization_id`, `event_id`, `sections`)
SELECT `id`, 'pesan', `organization_id`, `event_id`, `message` FROM `reports` WHERE `message` IS NOT NULL;
--> statement-breakpoint
CREATE TRIGGER `report_texts_insert_final` BEFORE INSERT ON `report_texts`
WHEN (SELECT `status` FROM `events` WHERE `id` = NEW.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `report_texts_update_final` BEFORE UPDATE ON `report_texts`
WHEN (SELECT `status` FROM `events` WHERE `id` = OLD.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `report_texts_delete_final` BEFORE DELETE ON `report_texts`
WHEN (SELECT `status` FROM `events` WHERE `id` = OLD.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `report_edits_insert_final` BEFORE INSERT ON `report_edits`
WHEN (SELECT `status` FROM `events` WHERE `id` = NEW.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `report_edits_update_final` BEFORE UPDATE ON `report_edits`
WHEN (SELECT `status` FROM `events` WHERE `id` = OLD.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `report_edits_delete_final` BEFORE DELETE ON `report_edits`
WHEN (SELECT `status` FROM `events` WHERE `id` = OLD.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `photos_insert_final` BEFORE INSERT ON `photos`
WHEN (SELECT `status` FROM `events` WHERE `id` = NEW.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `photos_update_final` BEFORE UPDATE ON `photos`
WHEN (SELECT `status` FROM `events` WHERE `id` = OLD.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `photos_delete_final` BEFORE DELETE ON `photos`
WHEN (SELECT `status` FROM `events` WHERE `id` = OLD.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `notes_insert_final` BEFORE INSERT ON `notes`
WHEN (SELECT `status` FROM `events` WHERE `id` = NEW.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `notes_update_final` BEFORE UPDATE ON `notes`
WHEN (SELECT `status` FROM `events` WHERE `id` = OLD.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `notes_delete_final` BEFORE DELETE ON `notes`
WHEN (SELECT `status` FROM `events` WHERE `id` = OLD.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `note_proposals_insert_final` BEFORE INSERT ON `note_proposals`
WHEN (SELECT `status` FROM `events` WHERE `id` = NEW.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `note_proposals_update_final` BEFORE UPDATE ON `note_proposals`
WHEN (SELECT `status` FROM `events` WHERE `id` = OLD.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
--> statement-breakpoint
CREATE TRIGGER `note_proposals_delete_final` BEFORE DELETE ON `note_proposals`
WHEN (SELECT `status` FROM `events` WHERE `id` = OLD.`event_id`) = 'reported'
BEGIN
  SELECT RAISE(ABORT, 'event is final');
END;
