// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/import.h>
#include <dothi/plugin/plugincontext.h>
#include <dothi/scene/overlay.h>
#include <dothi/ui/crsbox.h>

#include <QDialog>

#include <functional>
#include <memory>
#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableWidget;
class QVBoxLayout;

namespace dothi::ui {

class ImportSketch;
class ModelPlacePage;

/// Import as four steps: the file and what was found in it (and, for a model, where it goes),
/// the fields, a preview with a sketch of the place,
/// the result. Looking and importing run as tasks; the window stays usable, and closing the wizard cancels.
/// Main thread.
class ImportWizard : public QDialog
{
    Q_OBJECT
public:
    enum Step
    {
        File,
        Place, ///< models only
        Fields,
        Preview,
        Done
    };

    ImportWizard(plugin::CityHost &cities, TaskManager &tasks, QWidget *parent = nullptr);
    ~ImportWizard() override;

    /// Puts the cursor where a file is named.
    void askForFile();
    /// Looks at a file; the answer fills the first step.
    void openFile(const QString &file);
    [[nodiscard]] Step step() const;
    [[nodiscard]] const std::optional<io::ImportPlan> &plan() const { return m_plan; }
    [[nodiscard]] const std::optional<io::ImportReport> &report() const { return m_report; }
    [[nodiscard]] bool isBusy() const { return m_task != 0; }
    /// True while an import runs; stopped, it leaves nothing behind.
    [[nodiscard]] bool isImporting() const { return m_importing; }
    /// Maps a field of the target layer to one of the file; an empty source leaves it out.
    void mapField(const QString &target, const QString &source);
    /// What a value of the file becomes in a coded field of the target layer; an empty code leaves it as it
    /// is.
    void mapValue(const QString &field, const QString &theirs, const QString &code);

    /// Where the user clicked on the map after mapAsked(); city CRS.
    void takePoint(const geo::Coord &where);
    void comeBack();

public Q_SLOTS:
    void next();
    void back();
    void startImport();
    void reject() override;
    void done(int result) override;

protected:
    void keyPressEvent(QKeyEvent *event) override;

Q_SIGNALS:
    /// The plan is there or was amended; look at plan().
    void inspected();
    void imported(const QString &layer);
    /// The import ended, whichever way.
    void importEnded();
    void failed(const dothi::Error &error);
    void tableAsked(const QString &layer);
    /// To be looked at in the city: what was imported; of a raster there are no features.
    void showAsked(const QString &layer, const std::vector<dothi::city::FeatureId> &features,
                   const dothi::geo::Extent &extent);
    /// The solids of these shall be checked and what is wrong with them listed.
    void validationAsked(const QString &layer, const std::vector<dothi::city::FeatureId> &features);
    /// A click on the map is wanted for takePoint(); `hint` says what for. The wizard is out of the way until
    /// then, and comes back with comeBack() in any case.
    void mapAsked(const QString &hint);
    /// How the model in hand would stand in the city; null: nothing is to be seen of it (any more).
    void previewChanged(const std::shared_ptr<const dothi::scene::Overlay> &overlay);
    /// The city is to be seen with that; the wizard is out of the way until comeBack().
    void lookAsked(const dothi::geo::Extent &extent);
    /// The wizard is done with, whichever way.
    void left();

private:
    [[nodiscard]] QWidget *makeFilePage();
    [[nodiscard]] QWidget *makeFieldsPage();
    [[nodiscard]] QWidget *makePreviewPage();
    [[nodiscard]] QWidget *makeDonePage();

    void inspectAgain();
    /// Reads the file in another system; 0: in what it says.
    void chooseCrs(int epsg);
    void askMap(bool parcel);
    void takeParcelAt(const geo::Coord &where);
    void leaveFor(const std::function<void()> &then);
    void applyProposal(const io::ImportNotice &notice);
    /// What a look at the file brings: the plan, and where the city's own data lie.
    struct Looked
    {
        io::ImportPlan plan;
        geo::Extent city;
        geo::Crs cityCrs;
        KnownSystems systems;
        std::shared_ptr<const scene::Overlay> preview;
    };
    using Looking = std::function<Result<io::ImportPlan>(const city::Store &, TaskContext &)>;
    void look(Looking work);
    void take(Result<Looked> looked);
    void showPlan();
    void showNotices();
    void showFields();
    void showValues();
    void showValue(int row, const io::CodedValue &value);
    void noteValues(const std::vector<io::CodedValue> &values);
    void showPreview();
    void showReport();
    void showProblem(const Error &error);
    void setStep(Step step);
    void refreshButtons();
    void refreshPreview();
    void askLook();
    void leave();
    void setBusy(quint64 task, const QString &what);
    void chooseFile();
    /// Looks at the file whose name was typed, unless it is the one in hand.
    void readTyped();
    /// Why there is no going on from here, for a person; empty where there is, or the page says it itself.
    [[nodiscard]] QString reasonToStay() const;
    [[nodiscard]] io::ImportOptions options() const;
    [[nodiscard]] bool isBlocked() const;
    /// Whether the model in hand needs, or may be given, a place.
    [[nodiscard]] bool hasPlace() const { return m_plan && m_plan->place; }
    void nameSteps();

    plugin::CityHost &m_cities;
    TaskManager &m_tasks;
    quint64 m_task = 0;
    quint64 m_generation = 0;
    bool m_importing = false;
    bool m_showing = false;
    bool m_goOn = false;     ///< to the next page as soon as the file has been looked at
    bool m_cityGoes = false; ///< the city is being closed: nobody is left to tell
    geo::Crs m_cityCrs;
    KnownSystems m_systems; ///< of that
    QString m_file;
    std::map<QString, QString> m_fieldChoices; ///< target -> source, as far as the user said
    io::ValueChoices m_valueChoices;           ///< likewise
    std::optional<io::ImportPlan> m_plan;
    std::optional<io::ImportReport> m_report;
    std::shared_ptr<const scene::Overlay> m_standing; ///< the model of m_plan in the city
    bool m_previewShown = false;
    geo::Extent m_cityExtent; ///< of all its layers; empty for an empty city

    std::vector<QLabel *> m_stepLabels;
    QStackedWidget *m_pages;
    QLineEdit *m_fileName;
    QLabel *m_found;
    QComboBox *m_sourceLayer;
    QComboBox *m_targetLayer;
    QComboBox *m_encoding;
    QCheckBox *m_replace;
    QWidget *m_choices;
    CrsBox *m_crsBox;
    QLabel *m_crs;
    QLabel *m_solids; ///< on the last page: what is still wrong with them
    QPushButton *m_listSolids;
    bool m_wantsParcel = false; ///< of the click on the map
    QWidget *m_noticesBox;
    QVBoxLayout *m_notices;
    ModelPlacePage *m_place;
    QTableWidget *m_fields;
    QLabel *m_fieldsNote;
    QWidget *m_valuesBox;
    QTableWidget *m_values;
    QLabel *m_valuesNote;
    QTableWidget *m_preview;
    ImportSketch *m_sketch;
    QLabel *m_previewNote;
    QLabel *m_doneTitle;
    QVBoxLayout *m_doneTexts;
    QTableWidget *m_issues;
    QPushButton *m_showTable;
    QPushButton *m_zoom;
    QLabel *m_problem;
    QLabel *m_status;
    QProgressBar *m_progress;
    QPushButton *m_back;
    QPushButton *m_next;
    QPushButton *m_close;
};

} // namespace dothi::ui
